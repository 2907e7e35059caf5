//! Runs the README's examples in a shell: the command follows `$ `, and the lines after it are all that it prints.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::sign::{KEY, SIGNATURE};
use super::{messages, tempdir};

#[test]
fn the_examples_print_what_the_readme_says() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("there is a README");
    let folder = tempdir("readme");
    for (name, message) in [("challenge.json", "3-spec-v2-challenge.json"), ("payment.json", "4-spec-v2-payment.json")]
    {
        fs::copy(messages().join(message), folder.join(name)).expect("the message is copied");
    }
    fs::write(folder.join("key.txt"), KEY).expect("the key is written");
    let answers = format!("[{{\"id\": \"authorization\", \"signature\": \"{SIGNATURE}\"}}]\n");
    fs::write(folder.join("answers.json"), answers).expect("the answers are written");
    let program = super::path();
    let program = program.parent().expect("it is in a folder");
    let path = env::join_paths(
        [program.to_owned()].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.expect("a search path");
    let mut count = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for example in block.split("$ ").skip(1) {
            // A backslash at the end of a line continues the command.
            let lines = example.split_inclusive('\n').scan(true, |command, line| {
                let now = *command;
                *command = now && line.ends_with("\\\n");
                Some((now, line))
            });
            let (command, expected): (Vec<_>, Vec<_>) = lines.partition(|(command, _)| *command);
            let [command, expected] =
                [command, expected].map(|part| part.into_iter().map(|(_, line)| line).collect::<String>());
            let output = Command::new("sh")
                .args(["-c", &format!("exec 2>&1; {command}")])
                .current_dir(&folder)
                .env("PATH", &path)
                .env_remove("CLICOLOR_FORCE")
                .output()
                .expect("there is a shell");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{command}");
            count += 1;
        }
    }
    assert!(count >= 8, "{count} examples were run");
}
