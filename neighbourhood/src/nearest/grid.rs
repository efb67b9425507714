//! The index: entries by cells of a grid, walked from the middle outwards until nothing further can be better.

use crate::areas::{Circle, Place, Point};

use super::likeness::Likeness;
use super::score::{Entry, MOST, Wish, apart_from_place, bits, fit_of, metres, nearness};
use crate::times::Times;

/// The side of a cell, metres, unless the land is so wide that it would take too many.
const CELL_METRES: f32 = 250.0;
/// No more cells than this in a row.
const ACROSS: usize = 1_600;
/// Metres in a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// One that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Which entry: its place in the list that the index was made of.
    pub entry: u32,
    /// How well it fits, see [`super::score`].
    pub score: f32,
    /// The distance it was scored by, metres; never shown.
    pub metres: f32,
}

/// What is looked at of every entry near: small, and together in memory.
#[derive(Debug, Clone, Copy)]
struct Slim {
    words: Likeness,
    x: f32,
    y: f32,
    entry: u32,
    themes: u16,
    times: Times,
}

/// An index over many entries. Takes about 60 bytes each.
#[derive(Debug)]
pub struct Nearest {
    middle: Point,
    left: f32,
    bottom: f32,
    cell: f32,
    columns: usize,
    rows: usize,
    /// Where each cell begins in `slim`; one more than there are cells.
    begins: Vec<u32>,
    slim: Vec<Slim>,
    places: Vec<(Place, Circle)>,
}

impl Nearest {
    /// Builds the index, in time linear in the number of entries.
    #[must_use]
    pub fn new(entries: &[Entry]) -> Self {
        let middle = entries.first().map_or(Point { lon: 5.0, lat: 52.0 }, |entry| entry.label);
        let flat: Vec<(f32, f32)> = entries.iter().map(|entry| flat(middle, entry.label)).collect();
        let span = |of: fn(&(f32, f32)) -> f32| {
            flat.iter().map(of).fold((0.0f32, 0.0f32), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right), (bottom, top)) = (span(|p| p.0), span(|p| p.1));
        #[expect(clippy::cast_precision_loss, reason = "1600")]
        let cell = CELL_METRES.max((right - left).max(top - bottom) / ACROSS as f32);
        let mut index = Self {
            middle,
            left,
            bottom,
            cell,
            columns: steps(right - left, cell) + 1,
            rows: steps(top - bottom, cell) + 1,
            begins: Vec::new(),
            slim: Vec::new(),
            places: entries.iter().map(|entry| (entry.place, entry.circle)).collect(),
        };
        index.fill(entries, &flat);
        index
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Sorts the entries into their cells, by counting.
    fn fill(&mut self, entries: &[Entry], flat: &[(f32, f32)]) {
        let cells: Vec<usize> = flat.iter().map(|(x, y)| self.cell_of(*x, *y)).collect();
        let mut begins = vec![0u32; self.columns * self.rows + 1];
        for cell in &cells {
            begins[cell + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut order: Vec<u32> = vec![0; cells.len()];
        let mut next = begins.clone();
        for (entry, cell) in (0u32..).zip(&cells) {
            order[next[*cell] as usize] = entry;
            next[*cell] += 1;
        }
        let slim = |entry: &u32| {
            let (at, (x, y)) = (&entries[*entry as usize], flat[*entry as usize]);
            Slim { words: at.words, x, y, entry: *entry, themes: bits(&at.themes), times: at.times }
        };
        self.slim = order.iter().map(slim).collect();
        self.begins = begins;
    }

    fn cell_of(&self, x: f32, y: f32) -> usize {
        let column = steps(x - self.left, self.cell).min(self.columns - 1);
        let row = steps(y - self.bottom, self.cell).min(self.rows - 1);
        row * self.columns + column
    }

    /// The `most` entries that fit the wish best, best first; of equals the one that came first in the list.
    #[must_use]
    pub fn best(&self, wish: &Wish, most: usize) -> Vec<Found> {
        let (x, y) = flat(self.middle, wish.like.label);
        let look = Look { wish, themes: bits(&wish.like.themes), x, y };
        let mut best = Best { most, found: Vec::with_capacity(most + 1) };
        let (column, row) = (whole((x - self.left) / self.cell), whole((y - self.bottom) / self.cell));
        for ring in 0..=self.rings(column, row) {
            // Everything in this ring is at least so far away.
            #[expect(clippy::cast_precision_loss, reason = "a number of rings")]
            let away = ((ring - 1).max(0) as f32) * self.cell;
            if nearness(away) * MOST <= best.worst() {
                break;
            }
            for (r, c) in around(ring).map(|(dr, dc)| (row + dr, column + dc)) {
                self.look_into(r, c, &look, &mut best);
            }
        }
        best.found
    }

    /// How many rings there are until every cell was seen.
    fn rings(&self, column: i64, row: i64) -> i64 {
        let furthest = |at: i64, size: usize| at.abs().max((as_i64(size) - at).abs());
        if self.slim.is_empty() { -1 } else { furthest(column, self.columns).max(furthest(row, self.rows)) }
    }

    fn look_into(&self, row: i64, column: i64, look: &Look<'_>, best: &mut Best) {
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else { return };
        if row >= self.rows || column >= self.columns {
            return;
        }
        let cell = row * self.columns + column;
        let inside = self.begins[cell] as usize..self.begins[cell + 1] as usize;
        for slim in &self.slim[inside] {
            self.weigh(slim, look, best);
        }
    }

    fn weigh(&self, slim: &Slim, look: &Look<'_>, best: &mut Best) {
        let like = &look.wish.like;
        let rest = apart_from_place(
            fit_of(slim.themes, look.themes),
            slim.times.meet(like.times),
            slim.words.with(like.words),
        );
        // Cheap things first: most entries are no better even next door.
        if rest < best.worst() {
            return;
        }
        let (place, circle) = self.places[slim.entry as usize];
        let between = || (slim.x - look.x).hypot(slim.y - look.y);
        let Some(metres) = metres((&place, circle), (&like.place, like.circle), look.wish, between) else {
            return;
        };
        best.offer(Found { entry: slim.entry, score: nearness(metres) * rest, metres });
    }
}

/// A wish, made ready.
struct Look<'w> {
    wish: &'w Wish,
    themes: u16,
    x: f32,
    y: f32,
}

/// The best so far, best first.
struct Best {
    most: usize,
    found: Vec<Found>,
}

impl Best {
    /// What something must at least score to matter.
    fn worst(&self) -> f32 {
        match self.found.last() {
            _ if self.most == 0 => f32::INFINITY,
            Some(last) if self.found.len() == self.most => last.score,
            _ => -1.0,
        }
    }

    fn offer(&mut self, new: Found) {
        let better =
            |old: &Found| old.score.total_cmp(&new.score).reverse().then(old.entry.cmp(&new.entry)).is_lt();
        let at = self.found.partition_point(better);
        if at < self.most {
            self.found.insert(at, new);
            self.found.truncate(self.most);
        }
    }
}

/// Metres east and north of the middle; exact enough within a country.
#[expect(clippy::cast_possible_truncation, reason = "metres within a country")]
fn flat(middle: Point, at: Point) -> (f32, f32) {
    let east = (at.lon - middle.lon) * DEGREE * middle.lat.to_radians().cos();
    (east as f32, ((at.lat - middle.lat) * DEGREE) as f32)
}

/// The cells of a square ring, as rows and columns from its middle.
fn around(ring: i64) -> impl Iterator<Item = (i64, i64)> {
    (-ring..=ring).flat_map(move |along| {
        let whole_row = along.abs() == ring;
        let step = if whole_row || ring == 0 { 1 } else { usize::try_from(2 * ring).unwrap_or(1) };
        (-ring..=ring).step_by(step).map(move |across| (along, across))
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn steps(length: f32, cell: f32) -> usize {
    (length / cell).floor().clamp(0.0, 1e6) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn whole(cells: f32) -> i64 {
    cells.floor().clamp(-1e7, 1e7) as i64
}

fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
