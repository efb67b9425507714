fn main() {
    words_compile::room("door");
}
