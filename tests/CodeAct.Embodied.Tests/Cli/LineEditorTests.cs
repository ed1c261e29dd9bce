using CodeAct.Embodied.Cli.Rendering;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

public sealed class LineEditorTests
{
    private static readonly string[] Known = ["go to fridge 1", "go to fridge 2", "goal"];

    [TestCase("look\n", "look", TestName = "Letters_are_a_line")]
    [TestCase("lok<<o\n", "look", TestName = "The_cursor_goes_back")]
    [TestCase("lookk#\n", "look", TestName = "A_letter_is_taken_back")]
    [TestCase("go t\t2\n", "go to fridge 2", TestName = "The_tabulator_completes_as_far_as_is_clear")]
    [TestCase("goa\t\n", "goal", TestName = "The_tabulator_completes_what_is_clear")]
    [TestCase("xyz\t\n", "xyz", TestName = "The_tabulator_leaves_what_nothing_begins_with")]
    public void A_line_is_edited(string keys, string line) => Assert.That(Read(keys), Is.EqualTo((string[])[line]));

    [Test]
    public void The_arrow_up_brings_lines_back() => Assert.That(Read("one\ntwo\n^^\n^\n"), Is.EqualTo((string[])["one", "two", "one", "one"]));

    [Test]
    public void Several_that_may_be_meant_are_listed()
    {
        using var screen = new StringWriter();

        Read("go to fridge \t\n", screen);

        Assert.That(screen.ToString(), Does.Contain("  go to fridge 1, go to fridge 2\n"));
    }

    // < and ^ are arrows, # takes a letter back.
    private static List<string> Read(string keys, TextWriter? screen = null)
    {
        var next = 0;
        using var editor = new LineEditor(() => Key(keys[next++]), screen ?? TextWriter.Null, typed => [.. Known.Where(line => line.StartsWith(typed, StringComparison.Ordinal))], () => "> ");
        List<string> lines = [];
        while (next < keys.Length)
            lines.Add(editor.ReadLine()!);
        return lines;
    }

    private static ConsoleKeyInfo Key(char key) => key switch
    {
        '\n' => Special(ConsoleKey.Enter),
        '\t' => Special(ConsoleKey.Tab),
        '<' => Special(ConsoleKey.LeftArrow),
        '^' => Special(ConsoleKey.UpArrow),
        '#' => Special(ConsoleKey.Backspace),
        _ => new ConsoleKeyInfo(key, ConsoleKey.None, shift: false, alt: false, control: false),
    };

    private static ConsoleKeyInfo Special(ConsoleKey key) => new('\0', key, shift: false, alt: false, control: false);
}
