fn main() {
    words_compile::room("board");
}
