using CodeAct.Embodied.Cli.Rendering;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

public sealed class PythonHighlighterTests
{
    [TestCase("for x in y:\n    goto('a # b')  # c", TestName = "Code_with_comments_and_strings")]
    [TestCase("s = '''one\ntwo'''\nf(1)", TestName = "A_string_over_two_lines")]
    [TestCase("s = 'open\nx = \"\"\"open", TestName = "Strings_that_never_end")]
    [TestCase("", TestName = "No_code")]
    [TestCase("\n\n", TestName = "Empty_lines")]
    public void Colours_change_no_letter(string code)
    {
        var lines = PythonHighlighter.Lines(code);

        Assert.That(string.Join('\n', lines.Select(line => string.Concat(line.Select(piece => piece.Text)))), Is.EqualTo(code));
    }

    [Test]
    public void A_number_sign_in_a_string_begins_no_comment()
    {
        var pieces = PythonHighlighter.Lines("f('# no')  # yes")[0];

        Assert.That(pieces.Select(piece => piece.Text), Is.EqualTo((string[])["f", "(", "'# no'", ")  ", "# yes"]));
    }
}
