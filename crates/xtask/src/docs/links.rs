//! Every link of the site: a page or a place in it that is not there fails, and so does a host that is not known.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

/// Where a link may lead outside. Nothing is fetched: a build does not depend on what others serve.
const HOSTS: [&str; 10] = [
    "crates.io",
    "datatracker.ietf.org",
    "doc.rust-lang.org",
    "docs.rs",
    "eips.ethereum.org",
    "github.com",
    "pdoc.dev",
    "www.rfc-editor.org",
    "www.x402.org",
    "x402.org",
];

/// A page: the places in it, and where it leads.
struct Page {
    places: BTreeSet<String>,
    links: Vec<String>,
}

/// Follows every link; says how many.
pub(super) fn check(site: &Path) -> Result<String> {
    let mut pages = BTreeMap::new();
    read(site, &mut pages)?;
    let (mut inside, mut outside, mut dead) = (0, BTreeSet::new(), BTreeSet::new());
    for (path, page) in &pages {
        for link in &page.links {
            match host(link) {
                Some(host) => drop(outside.insert(host.to_owned())),
                None if link.contains(':') && !link.starts_with(['#', '.', '/']) => {}
                None => {
                    inside += 1;
                    if let Some(problem) = follow(site, path, link, &pages) {
                        let from = path.strip_prefix(site).unwrap_or(path);
                        dead.insert(format!("{}: {link}: {problem}", from.display()));
                    }
                }
            }
        }
    }
    dead.extend(
        outside.iter().filter(|host| !HOSTS.contains(&host.as_str())).map(|host| format!("{host}: an unknown host")),
    );
    if !dead.is_empty() {
        bail!("{} dead links\n{}", dead.len(), dead.into_iter().collect::<Vec<_>>().join("\n"));
    }
    Ok(format!("{} pages, {inside} links inside, none of them dead, and links to {} hosts", pages.len(), outside.len()))
}

fn read(folder: &Path, pages: &mut BTreeMap<PathBuf, Page>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let text = without_scripts(&fs::read_to_string(&path)?);
            let values = |names: &[&str]| names.iter().flat_map(|name| attributes(&text, name)).collect::<Vec<_>>();
            let places = values(&["id", "name", "anchor-label", "data-anchor-label"]).into_iter().collect();
            pages.insert(path, Page { places, links: values(&["href", "src"]) });
        }
    }
    Ok(())
}

/// What is in a script or a comment is no link.
fn without_scripts(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<script") {
        let (before, script) = rest.split_at(start);
        left += before;
        // The script's own address is one.
        let opening = script.find('>').map_or(script.len(), |end| end + 1);
        left += &script[..opening];
        rest = script.find("</script>").map_or("", |end| &script[end..]);
    }
    left + rest
}

/// The values of an attribute, in any quotes or none.
fn attributes(text: &str, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mark = format!("{name}=");
    let mut rest = text;
    while let Some(at) = rest.find(&mark) {
        let (before, after) = (&rest[..at], &rest[at + mark.len()..]);
        rest = after;
        let within_tag = before.rfind('<') > before.rfind('>');
        if !before.ends_with([' ', '\n', '"', '\'']) || !(within_tag || before.rfind(['<', '>']).is_none()) {
            continue;
        }
        let value = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split(quote).next(),
            _ => after.split([' ', '>', '\n']).next(),
        };
        values.push(unescaped(value.unwrap_or_default()));
    }
    values
}

fn unescaped(text: &str) -> String {
    text.replace("&amp;", "&").replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

/// The host of a link that leads outside.
fn host(link: &str) -> Option<&str> {
    let rest =
        link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).or_else(|| link.strip_prefix("//"))?;
    rest.split(['/', '#', '?', ':']).next()
}

/// Why a link is dead, if it is.
fn follow(site: &Path, from: &Path, link: &str, pages: &BTreeMap<PathBuf, Page>) -> Option<&'static str> {
    let (path, place) = link.split_once('#').map_or((link, None), |(path, place)| (path, Some(place)));
    let path = decoded(path.split('?').next().unwrap_or(path));
    let mut target = match path.strip_prefix('/') {
        Some(rest) => site.join(rest),
        None if path.is_empty() => from.to_path_buf(),
        None => straight(&from.parent()?.join(&path)),
    };
    if target.is_dir() {
        target = target.join("index.html");
    }
    if !target.exists() {
        return Some("no such page");
    }
    let place = place.filter(|place| !place.is_empty())?;
    let page = pages.get(&target)?;
    // rustdoc marks lines of a source by a script.
    let lines = place.split('-').all(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
    // Some ids are written with their own percent signs.
    let known = page.places.contains(place) || page.places.contains(&decoded(place));
    (!lines && !known).then_some("no such place in the page")
}

/// A path without steps back.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(straight.pop()),
            Component::CurDir => {}
            other => straight.push(other),
        }
    }
    straight
}

/// `%20` as a space.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::check;

    #[test]
    fn a_dead_link_is_found() {
        let site = std::env::temp_dir().join(format!("x402-kernel-links-{}", std::process::id()));
        fs::create_dir_all(&site).expect("a folder");
        let judged = |text: &str| {
            fs::write(site.join("index.html"), text).expect("a page");
            check(&site).map_err(|error| error.to_string())
        };
        assert!(
            judged(r##"<a id="here" href="#here">x</a><a href='index.html'>x</a><script>"href=gone"</script>"##)
                .is_ok()
        );
        assert!(judged(r##"<a href="#there">x</a>"##).is_err_and(|problem| problem.contains("no such place")));
        assert!(judged(r#"<a href="gone.html">x</a>"#).is_err_and(|problem| problem.contains("no such page")));
        assert!(judged("<a href=gone.html>x</a>").is_err_and(|problem| problem.contains("no such page")));
        assert!(
            judged(r#"<a href="https://nowhere.invalid/">x</a>"#)
                .is_err_and(|problem| problem.contains("unknown host"))
        );
        fs::remove_dir_all(&site).expect("removed");
    }
}
