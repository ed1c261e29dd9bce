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

        Assert.That(reply, Is.EqualTo(new Reply { Action = new AgentAction.Program("look()"), Stop = true }));
    }

    [Test]
    public async Task Marks_cut_a_program_into_turns_with_thoughts(CancellationToken cancellationToken)
    {
        const string Source = "\n# %% First I look.\r\nlook()\r\n\r\n# %%\ngoto('desk 1')\n";

        var first = await ReplyAsync(Source, 1, cancellationToken);
        var second = await ReplyAsync(Source, 2, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(new Reply { Thought = "First I look.", Action = new AgentAction.Program("look()") }));
            Assert.That(second, Is.EqualTo(new Reply { Action = new AgentAction.Program("goto('desk 1')"), Stop = true }));
        }
    }

    [Test]
    public async Task An_empty_program_does_nothing_and_stops(CancellationToken cancellationToken)
    {
        var reply = await ReplyAsync("\n\n", 1, cancellationToken);

        Assert.That(reply, Is.EqualTo(new Reply { Action = new AgentAction.Program(""), Stop = true }));
    }

    private static Task<Reply> ReplyAsync(string source, int number, CancellationToken cancellationToken) =>
        new ProgramPolicy("mine.py", source).ReplyAsync(
            new Turn { Number = number, Observation = "", Functions = FunctionList.Default, TurnsLeft = 30, StepsLeft = 50 },
            cancellationToken);
}
