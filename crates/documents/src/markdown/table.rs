//! Tables in the form of GitHub: one line for each row.

/// A table. Columns that are empty in every row are left out.
pub(super) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<const COLUMNS: usize>(head: [&'static str; COLUMNS]) -> Self {
        Self::with(head.map(str::to_owned))
    }

    /// A table with any number of columns.
    pub fn with(head: impl IntoIterator<Item = String>) -> Self {
        Self { head: head.into_iter().collect(), rows: Vec::new() }
    }

    /// A row of as many cells as there are columns.
    pub fn add(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// A row of cells that are Markdown already, one for each column.
    pub fn row<const COLUMNS: usize>(&mut self, cells: [String; COLUMNS]) {
        debug_assert_eq!(self.head.len(), COLUMNS);
        self.rows.push(cells.to_vec());
    }

    /// The table as text with a line end; nothing at all without rows.
    pub fn finish(self) -> String {
        let filled: Vec<usize> = (0..self.head.len())
            .filter(|column| self.rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        if filled.is_empty() {
            return String::new();
        }
        let line = |cells: &dyn Fn(usize) -> String| {
            filled.iter().fold(String::from("|"), |line, column| line + &padded(&cells(*column)) + "|") + "\n"
        };
        let mut out = line(&|column| self.head[column].clone());
        out.push_str(&line(&|_| "---".to_owned()));
        for row in &self.rows {
            out.push_str(&line(&|column| row.get(column).cloned().unwrap_or_default()));
        }
        out
    }
}

fn padded(cell: &str) -> String {
    if cell.is_empty() { " ".to_owned() } else { format!(" {cell} ") }
}
