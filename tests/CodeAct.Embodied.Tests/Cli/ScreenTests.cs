using CodeAct.Embodied.Cli.Rendering;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

public sealed class ScreenTests
{
    private readonly StringWriter writer = new();

    [TestCase("\u001b[2J", "␛[2J", TestName = "An_escape_sequence_is_shown_and_not_obeyed")]
    [TestCase("a\rb", "a\nb", TestName = "A_carriage_return_does_not_overwrite")]
    [TestCase("\u009b31m", "\ufffd31m", TestName = "Control_characters_beyond_ASCII_are_replaced")]
    [TestCase("[red]", "[red]", TestName = "Markup_is_text")]
    [TestCase("naïve 日本", "naïve 日本", TestName = "Letters_of_all_languages_stay")]
    public void A_program_does_not_steer_the_terminal(string text, string shown)
    {
        new Screen(writer, width: 80, colours: false).Lines(text);

        Assert.That(writer.ToString(), Is.EqualTo(shown + "\n"));
    }

    [Test]
    public void A_terminal_wraps_at_words_and_keeps_the_indent()
    {
        new Screen(writer, width: 12, colours: false).Line("one two three abcdefghijklm", indent: 2);

        Assert.That(writer.ToString(), Is.EqualTo("  one two\n  three\n  abcdefghij\n  klm\n"));
    }

    [Test]
    public void A_pipe_keeps_lines_whole()
    {
        var line = string.Join(' ', Enumerable.Repeat("word", 100));

        new Screen(writer, width: null, colours: false).Line(line);

        Assert.That(writer.ToString(), Is.EqualTo(line + "\n"));
    }

    [TestCase(40, "yes  a name       one two three four\n                  five six\nno   another one\n")]
    [TestCase(30, "yes  a name       one two three four five six\nno   another one\n", Description = "where hardly a word fits, lines stay whole")]
    [TestCase(null, "yes  a name       one two three four five six\nno   another one\n")]
    public void A_table_wraps_its_last_column_and_nothing_stands_behind_a_line(int? width, string shown)
    {
        new Screen(writer, width, colours: false).Table(["yes", "a name", "one two three four five six"], ["no", "another one", ""]);

        Assert.That(writer.ToString(), Is.EqualTo(shown));
    }
}
