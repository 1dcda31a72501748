//! Figures worked by hand, through records.
