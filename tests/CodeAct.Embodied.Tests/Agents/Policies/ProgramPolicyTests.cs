using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Policies;

[CancelAfter(10_000)]
public sealed class ProgramPolicyTests
{
    [Test]
    public async Task A_program_without_marks_is_one_turn(CancellationToken cancellationToken)
    {
        var reply = await ReplyAsync("look()\n", 1, cancellationToken);

        Assert.That(reply, Is.EqualTo(new Reply { Action = Cell("look()", 1), Stop = true }));
    }

    [Test]
    public async Task Marks_cut_a_program_into_turns_with_thoughts(CancellationToken cancellationToken)
    {
        const string Source = "\n# %% First I look.\r\nlook()\r\n\r\n# %%\ngoto('desk 1')\n";

        var first = await ReplyAsync(Source, 1, cancellationToken);
        var second = await ReplyAsync(Source, 2, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(new Reply { Thought = "First I look.", Action = Cell("look()", 3) }));
            Assert.That(second, Is.EqualTo(new Reply { Action = Cell("goto('desk 1')", 6), Stop = true }));
        }
    }

    [TestCase("#%%\nlook()\n#%%\nlook()\n", "look()", TestName = "A_mark_without_space_cuts_as_well")]
    [TestCase("text = \"\"\"\n# %%\n\"\"\"\n# %%\nlook()", "text = \"\"\"\n# %%\n\"\"\"", TestName = "A_mark_in_a_text_cuts_nothing")]
    [TestCase("goto(\n# %%\n'desk 1')\n# %%\nlook()", "goto(\n# %%\n'desk 1')", TestName = "A_mark_in_brackets_cuts_nothing")]
    [TestCase("a = 'b\u2028# %% c'\n# %%\nlook()", "a = 'b\u2028# %% c'", TestName = "Only_what_Python_takes_for_a_line_is_one")]
    public async Task A_mark_cuts_where_a_statement_can_begin(string source, string first, CancellationToken cancellationToken)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AgentAction.Program?)(await ReplyAsync(source, 1, cancellationToken)).Action)?.Code, Is.EqualTo(first));
            Assert.That(((AgentAction.Program?)(await ReplyAsync(source, 2, cancellationToken)).Action)?.Code, Is.EqualTo("look()"));
        }
    }

    [Test]
    public void A_file_that_is_no_UTF_8_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "mine.py");
        File.WriteAllBytes(path, [.. "print('caf"u8, 0xe9, .. "')"u8]);

        Assert.That(() => ProgramPolicy.Read(path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: the file is not UTF-8 text; save it as UTF-8"));
    }

    [Test]
    public async Task An_empty_program_does_nothing_and_stops(CancellationToken cancellationToken)
    {
        var reply = await ReplyAsync("\n\n", 1, cancellationToken);

        Assert.That(reply, Is.EqualTo(new Reply { Action = new AgentAction.Program(""), Stop = true }));
    }

    // Tracebacks name the file and its own lines.
    private static AgentAction.Program Cell(string code, int line) => new(code) { File = "mine.py", FirstLine = line };

    private static Task<Reply> ReplyAsync(string source, int number, CancellationToken cancellationToken) =>
        new ProgramPolicy("mine.py", source).ReplyAsync(
            new Turn { Number = number, Observation = "", Functions = FunctionList.Default, TurnsLeft = 30, StepsLeft = 50 },
            cancellationToken);
}
