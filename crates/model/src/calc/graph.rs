//! The order of things that need each other, and the circles that have no order.

use std::collections::VecDeque;

/// Things that need each other in a circle: each needs the one before it, and the first needs the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle(pub Vec<usize>);

impl Cycle {
    /// As a sentence has it: `“A” → “B” → “A”`.
    pub fn words(&self, name: impl Fn(usize) -> String) -> String {
        around(&self.0, |&member| name(member))
    }
}

/// A circle as a sentence has it: `“A” → “B” → “A”`; of a long one the beginning and how many more there are.
pub(crate) fn around<T>(members: &[T], name: impl Fn(&T) -> String) -> String {
    const MOST: usize = 6;
    let name = |one: &T| format!("“{}”", name(one));
    let mut around: Vec<String> = members.iter().take(MOST).map(name).collect();
    if members.len() > MOST {
        around.push(format!("{} more", members.len() - MOST));
    }
    around.extend(members.first().map(name));
    around.join(" → ")
}

/// An order in which each of `count` things comes after all that it needs; `edges` are pairs of what comes first and
/// what comes then. Of several that may come next, the one with the lowest index does. Edges to things that do not
/// exist are left out.
///
/// If there is no order, the circles: for each knot of things that all need each other, the shortest circle through the
/// lowest of them.
///
/// Source: Kahn, *Topological sorting of large networks* (1962).
pub fn order(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Result<Vec<usize>, Vec<Cycle>> {
    let mut after = vec![Vec::new(); count];
    let mut before = vec![0usize; count];
    for (from, to) in edges.filter(|&(from, to)| from < count && to < count) {
        after[from].push(to);
        before[to] += 1;
    }
    let mut ready: std::collections::BinaryHeap<_> =
        (0..count).filter(|&n| before[n] == 0).map(std::cmp::Reverse).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(std::cmp::Reverse(next)) = ready.pop() {
        order.push(next);
        for &to in &after[next] {
            before[to] -= 1;
            if before[to] == 0 {
                ready.push(std::cmp::Reverse(to));
            }
        }
    }
    if order.len() == count { Ok(order) } else { Err(cycles(&after, &before)) }
}

/// The circles among the things that still wait for others.
fn cycles(after: &[Vec<usize>], waiting: &[usize]) -> Vec<Cycle> {
    let knots = knots(after, waiting);
    let mut found = Vec::new();
    let mut seen = vec![false; after.len()];
    for start in 0..after.len() {
        if waiting[start] == 0 || seen[knots[start]] {
            continue;
        }
        if let Some(cycle) = shortest(start, after, &knots) {
            seen[knots[start]] = true;
            found.push(cycle);
        }
    }
    found
}

/// For each thing the knot it belongs to: things that can all reach each other. Without recursion, since chains may be
/// ten thousand long.
///
/// Source: Kosaraju's algorithm, Sharir (1981).
fn knots(after: &[Vec<usize>], waiting: &[usize]) -> Vec<usize> {
    let count = after.len();
    let mut left = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for root in (0..count).filter(|&n| waiting[n] > 0) {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut path = vec![(root, 0)];
        while let Some((node, child)) = path.last_mut() {
            if let Some(&to) = after[*node].get(*child) {
                *child += 1;
                if !std::mem::replace(&mut seen[to], true) {
                    path.push((to, 0));
                }
            } else {
                left.push(*node);
                path.pop();
            }
        }
    }
    let mut before = vec![Vec::new(); count];
    for (from, tos) in after.iter().enumerate() {
        for &to in tos {
            before[to].push(from);
        }
    }
    let mut knot = vec![usize::MAX; count];
    for &root in left.iter().rev() {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if knot[node] == usize::MAX && waiting[node] > 0 {
                knot[node] = root;
                stack.extend(&before[node]);
            }
        }
    }
    knot
}

/// The shortest way from a thing back to itself within its knot.
fn shortest(start: usize, after: &[Vec<usize>], knots: &[usize]) -> Option<Cycle> {
    let mut came_from = vec![None; after.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for &to in after[node].iter().filter(|&&to| knots[to] == knots[start]) {
            if to == start {
                let mut members = vec![node];
                while let (Some(&last), true) = (members.last(), members.last() != Some(&start)) {
                    members.push(came_from[last]?);
                }
                members.reverse();
                return Some(Cycle(members));
            }
            if came_from[to].is_none() {
                came_from[to] = Some(node);
                queue.push_back(to);
            }
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(count: usize, edges: &[(usize, usize)]) -> Result<Vec<usize>, Vec<Cycle>> {
        order(count, edges.iter().copied())
    }

    #[test]
    fn orders_and_circles() {
        assert_eq!(of(0, &[]), Ok(vec![]));
        assert_eq!(of(4, &[(3, 1), (1, 0)]), Ok(vec![2, 3, 1, 0]));
        assert_eq!(of(2, &[(0, 9), (9, 1)]), Ok(vec![0, 1]));
        for (count, edges, wanted) in [
            (1, vec![(0, 0)], vec![vec![0]]),
            (3, vec![(0, 1), (1, 2), (2, 0)], vec![vec![0, 1, 2]]),
            // 0 leads into the circle and 4 out of it
            (5, vec![(0, 1), (1, 2), (2, 3), (3, 1), (3, 4)], vec![vec![1, 2, 3]]),
            // two circles, one behind the other
            (4, vec![(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)], vec![vec![0, 1], vec![2, 3]]),
            // a knot of two circles: the shortest
            (4, vec![(0, 1), (1, 2), (2, 3), (3, 0), (2, 0)], vec![vec![0, 1, 2]]),
        ] {
            assert_eq!(of(count, &edges), Err(wanted.into_iter().map(Cycle).collect()), "{edges:?}");
        }
        let names = ["Plan", "Build", "Ship"];
        assert_eq!(Cycle(vec![1, 2]).words(|n| names[n].to_owned()), "“Build” → “Ship” → “Build”");
        assert_eq!(
            Cycle((0..10_000).collect()).words(|n| n.to_string()),
            "“0” → “1” → “2” → “3” → “4” → “5” → 9994 more → “0”"
        );
    }

    #[test]
    fn long_chains_and_long_circles() {
        let chain: Vec<_> = (1..10_000).map(|n| (n, n - 1)).collect();
        assert_eq!(of(10_000, &chain), Ok((0..10_000).rev().collect()));
        let circle: Vec<_> = (0..10_000).map(|n| (n, (n + 1) % 10_000)).collect();
        assert_eq!(of(10_000, &circle), Err(vec![Cycle((0..10_000).collect())]));
    }

    proptest! {
        #[test]
        fn an_order_or_real_circles(edges in prop::collection::vec((0..12usize, 0..12usize), 0..30)) {
            match of(12, &edges) {
                Ok(order) => {
                    let place = |n: usize| order.iter().position(|&m| m == n).unwrap();
                    prop_assert!(order.len() == 12 && edges.iter().all(|&(from, to)| place(from) < place(to)));
                }
                Err(cycles) => {
                    prop_assert!(!cycles.is_empty());
                    for Cycle(members) in cycles {
                        for (n, &member) in members.iter().enumerate() {
                            prop_assert!(edges.contains(&(member, members[(n + 1) % members.len()])));
                        }
                    }
                }
            }
        }
    }
}
