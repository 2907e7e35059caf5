// Answers vector cases, one a line, through the public API.

import VectorAdapter

while let line = readLine() {
    print(answer(line: line))
}
