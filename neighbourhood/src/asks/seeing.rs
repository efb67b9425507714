//! Who may see an ask where, and whose contact details.

use crate::areas::{AreaCode, Circle, Level, Place, circle_between};
use crate::asks::{Ask, Closure, Stage};
use crate::ids::PersonId;
use crate::search::Boards;

/// Whether `viewer` may see how to reach `whose`: only the two of a connection, only after the
/// asker accepted, and not while a host has hidden the ask or after it was removed or taken back.
#[must_use]
pub fn contact_visible(viewer: PersonId, whose: PersonId, ask: &Ask) -> bool {
    let shared = match &ask.stage {
        Stage::Connected { connection } => Some(connection),
        Stage::Closed { how: Closure::Helped | Closure::Partly | Closure::NotHelped, connection, .. } => {
            connection.as_ref()
        }
        _ => None,
    };
    let Some(connection) = shared else {
        return false;
    };
    let pair = [ask.asker, connection.helper];
    ask.hidden.is_none() && viewer != whose && pair.contains(&viewer) && pair.contains(&whose)
}

impl Ask {
    /// Whether it stands on the public board of this area: open, not private, not hidden, and
    /// not meant for a smaller circle than the board shows.
    #[must_use]
    pub fn is_on_board(&self, board: &AreaCode) -> bool {
        let widest = match self.circle {
            // A street has no public board: only its people are told.
            Circle::Street => None,
            Circle::Neighbourhood => Some(Level::Neighbourhood),
            Circle::District => Some(Level::District),
            Circle::Municipality => Some(Level::Municipality),
        };
        let near = self.place.lies_in(board) || board_is_within(&self.place, board);
        self.is_open() && near && widest.is_some_and(|widest| board.level() <= widest)
    }

    /// Where it can be found: on the boards it stands on. A private ask is found nowhere, whatever becomes of it.
    #[must_use]
    pub fn boards(&self) -> Boards {
        if self.is_open() { Boards::of(&self.place, self.circle) } else { Boards::NONE }
    }

    /// Whether somebody who lives there is in the circle that may see it.
    #[must_use]
    pub fn is_for(&self, place: &Place) -> bool {
        circle_between(&self.place, place).is_some_and(|circle| circle <= self.circle)
    }
}

/// An ask of which only the district is known stands on the boards of all its neighbourhoods.
fn board_is_within(place: &Place, board: &AreaCode) -> bool {
    matches!(place, Place::District(district) if district.contains(board))
}
