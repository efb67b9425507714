//! Lists as one says them.

use crate::Lang;

/// "a, b en c"; empty for an empty list.
#[must_use]
pub fn list<T: AsRef<str>>(lang: Lang, items: &[T]) -> String {
    let and = match lang {
        Lang::Nl => " en ",
        Lang::En => " and ",
    };
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{}{and}{last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_are_joined_by_and() {
        assert_eq!(list::<&str>(Lang::Nl, &[]), "");
        assert_eq!(list(Lang::Nl, &["Ans"]), "Ans");
        assert_eq!(list(Lang::Nl, &["Ans", "Bep"]), "Ans en Bep");
        assert_eq!(list(Lang::En, &["a", "b", "c"]), "a, b and c");
    }
}
