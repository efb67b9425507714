fn main() {
    words_compile::room("reach");
}
