//! Luck that is the same on every machine, and the slips of the finger it makes.

/// A small generator of our own (splitmix64).
pub(super) struct Luck(pub u64);

impl Luck {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most.max(1) as u64).unwrap_or(0)
    }

    pub fn shuffle<T>(&mut self, order: &mut [T]) {
        for i in (1..order.len()).rev() {
            order.swap(i, self.below(i + 1));
        }
    }
}

/// One or two slips of the finger: a letter doubled, dropped, swapped or replaced.
pub(super) fn mistyped(sentence: &str, luck: &mut Luck) -> String {
    let mut chars: Vec<char> = sentence.chars().collect();
    for _ in 0..=luck.below(2) {
        if chars.len() < 8 {
            break;
        }
        let at = 1 + luck.below(chars.len() - 2);
        if !chars[at].is_alphabetic() || !chars[at - 1].is_alphabetic() {
            continue;
        }
        match luck.below(4) {
            0 => chars.insert(at, chars[at]),
            1 => {
                chars.remove(at);
            }
            2 => chars.swap(at, at - 1),
            _ => chars[at] = ['e', 'a', 'n', 't', 'i', 'o', 'r', 's'][luck.below(8)],
        }
    }
    chars.into_iter().collect()
}
