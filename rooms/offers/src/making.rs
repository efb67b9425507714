//! Making an offer: the same for pages and programs.

use house::App;
use house::shell::Fault;
use house::store::Tx;
use jiff::Timestamp;
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OfferRefusal, OwnerFacts, make};
use neighbourhood::themes::Theme;
use neighbourhood::words::suggest_themes;

use crate::store;

/// A suggestion is followed when it is likelier than not.
const SURE: f32 = 0.5;

/// Who offers.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    pub id: PersonId,
    pub name: &'a str,
    /// Whether we know already that it is them.
    pub confirmed: bool,
}

/// Makes the offer in this transaction, or finds that it was made before. The outer result is about
/// the machine, the inner about the rule.
pub async fn offer(
    app: &App,
    tx: &mut Tx,
    owner: Owner<'_>,
    draft: OfferDraft,
) -> Result<Result<OfferId, OfferRefusal>, Fault> {
    let now: Timestamp = app.now();
    let facts = OwnerFacts {
        id: owner.id,
        confirmed: owner.confirmed,
        // Whether an address is known, and how its person stands, is not told to who did not prove it.
        blocked: owner.confirmed && store::is_blocked(tx, owner.id).await?,
        offers: if owner.confirmed { store::not_ended(tx, owner.id).await? } else { 0 },
    };
    let id = OfferId::new_v7(now, app.chance.bytes());
    let (offer, happenings) = match make(with_theme(draft), facts, id, now) {
        Ok(made) => made,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(before) = store::same(tx, &offer, owner.confirmed).await? {
        return Ok(Ok(before));
    }
    store::insert(tx, &offer, owner.name).await?;
    let by = owner.confirmed.then_some(owner.id.uuid());
    house::happenings::record(tx, app, now, by, &happenings).await?;
    Ok(Ok(id))
}

/// Who chose no theme gets what their words suggest, when that is clear.
pub fn with_theme(mut draft: OfferDraft) -> OfferDraft {
    if draft.themes.is_empty() {
        draft.themes.extend(suggested(draft.text.as_str()));
    }
    draft
}

/// What the words are about, when that is clear: at most two themes that are about as likely.
pub fn suggested(text: &str) -> Vec<Theme> {
    let all = suggest_themes(text);
    let best = all.first().map_or(0.0, |(_, sure)| *sure);
    let clear = |sure: f32| sure >= SURE && sure >= 0.8 * best;
    let fits = |(theme, sure): &(Theme, f32)| clear(*sure) && !theme.is_private() && *theme != Theme::Other;
    all.into_iter().filter(fits).map(|(theme, _)| theme).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use neighbourhood::words::gives_away;

    #[test]
    fn numbers_and_addresses_are_noticed_and_plain_offers_are_not() {
        for text in ["Bel 06 12345678", "Mail joke@example.org", "Kom langs op Dorpsstraat 12"] {
            assert!(gives_away(text), "{text}");
        }
        for text in [
            "Ik kook voor 6 mensen",
            "Elke dinsdag om 10 uur, met Joke",
            "Ik heb een ladder van 4 meter en 2 fietsen",
            "Ik rijd 1 keer per week naar het ziekenhuis",
        ] {
            assert!(!gives_away(text), "{text}");
        }
    }

    #[test]
    fn a_clear_sentence_gets_its_theme() {
        assert_eq!(suggested("Ik doe graag boodschappen"), [Theme::Groceries]);
        assert_eq!(suggested("Ik kan koken"), [Theme::Meals]);
        assert_eq!(suggested("Ik help graag"), []);
    }
}
