using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class ProtocolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_file_of_the_user_s_says_what_is_otherwise_than_in_ours()
    {
        var protocol = Protocols.Find(Write("turns: 7\nstop: [\"\\nObservation:\"]\ncountdown: \"{{turns}} more.\"\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(protocol.Name, Is.EqualTo("mine"));
            Assert.That(protocol.TurnLimit, Is.EqualTo(7));
            Assert.That(protocol.Stop, Is.EqualTo((string[])["\nObservation:"]));
            Assert.That(protocol.Countdown(3, 9, 0), Is.EqualTo("3 more."));
            Assert.That(protocol.NoOutput, Is.EqualTo(Protocol.Default.NoOutput));
        }
    }

    [Test]
    public void The_paper_s_protocol_is_as_published()
    {
        var mint = Protocols.Find("mint");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((mint.TurnLimit, mint.ProposalLimit, mint.Temperature, mint.MaxAnswerTokens), Is.EqualTo((5, 2, 0.0, 512)));
            Assert.That(mint.Stop, Is.EqualTo((string[])["\nObservation:", "\nExpert feedback:", "\nTask:", "\n---"]));
            Assert.That((mint.Functions.Name, mint.Dialect, mint.RepeatsAfterEnd, mint.HidesArrival), Is.EqualTo(("codeact-2024", Dialect.Alfworld03, true, true)));
            Assert.That(mint.Countdown(2, 9, 1), Is.EqualTo("You have 2 steps left and 1 chances to propose solution left."));
            Assert.That(mint.Countdown(1, 9, 1), Is.EqualTo("You have 1 steps left and 1 chances to propose solution left.\nYou should take the last step to propose a solution."));
        }
    }

    [Test]
    public void Ours_counts_turns_and_steps_and_asks_for_nothing_at_the_end()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Protocol.Default.Countdown(1, 9, 0), Is.EqualTo("You have 1 turns and 9 steps left."));
            Assert.That((Protocol.Default.Temperature, Protocol.Default.MaxAnswerTokens, Protocol.Default.RepeatsAfterEnd), Is.EqualTo(((double?)null, (int?)null, false)));
        }
    }

    [Test]
    public void Every_mistake_is_named_with_its_place()
    {
        var path = Write("turns: 2.5\nturn: 3\ndialect: klingon\ncode:\n  returns: str\n  prompt: \"{{tsak}}\"\n");

        Assert.That(() => Protocols.Find(path), Throws.TypeOf<WorldFormatException>().With.Message.EqualTo(string.Join(Environment.NewLine,
            $"{path}:1:8: 'turns' is a whole number, not '2.5'",
            $"{path}:2:1: 'turn' says nothing about a protocol; did you mean 'turns'?",
            $"{path}:3:10: 'klingon' is no command language; there is alfworld-0.4 or alfworld-0.3",
            $"{path}:5:3: how programs are written lacks 'version': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'program_tag': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'solution_tag': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'wrong_solution': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'not_understood': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'example': mint.yaml shows all that is needed.",
            $"{path}:5:3: how programs are written lacks 'last_example': mint.yaml shows all that is needed.",
            $"{path}:6:11: there is nothing to fill in for '{{{{tsak}}}}'; there are turns, steps, proposals, tools, extras, example, task")));
    }

    [TestCase("mnit", "there is no protocol 'mnit'; there are default, mint, react, tales, verl-agent", TestName = "An_unknown_protocol_is_answered_with_those_there_are")]
    [TestCase("nowhere.yaml", "nowhere.yaml: there is no such file", TestName = "A_protocol_s_file_must_exist")]
    public void What_is_not_there_is_said(string name, string message) =>
        Assert.That(() => Protocols.Find(name), Throws.TypeOf<InputException>().With.Message.Contains(message));

    private string Write(string text)
    {
        var path = Path.Combine(folder.Path, "mine.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
