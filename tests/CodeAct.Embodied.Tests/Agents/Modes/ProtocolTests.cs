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
            Assert.That((protocol.Countdown(ActionMode.Code, 3, 9, 0), protocol.Countdown(ActionMode.Text, 3, 9, 0)), Is.EqualTo(("3 more.", "3 more.")));
            Assert.That(protocol.NoOutput, Is.EqualTo(Protocol.Default.NoOutput));
        }
    }

    [Test]
    public void A_file_may_say_all_that_there_is_to_say()
    {
        var protocol = Protocols.Find(Write(
            """
            turns: 1
            proposals: 0
            temperature: 2
            answer_tokens: 1
            stop: ["\nObservation:", "\n---"]
            functions: codeact-2024
            dialect: alfworld-0.3
            runs_on_after_end: true
            hides_arrival: true
            strict: true
            no_output: Nothing was printed.
            countdown: "{{turns}} {{steps}} {{proposals}}"
            countdown_actions: "{{steps}} to go."
            last_turn: The last one.
            """));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((protocol.TurnLimit, protocol.ProposalLimit, protocol.Temperature, protocol.MaxAnswerTokens), Is.EqualTo((1, 0, 2.0, 1)));
            Assert.That(protocol.Stop, Is.EqualTo(["\nObservation:", "\n---"]));
            Assert.That((protocol.Functions, protocol.Dialect), Is.EqualTo((FunctionList.CodeAct2024, Dialect.Alfworld03)));
            Assert.That((protocol.RepeatsAfterEnd, protocol.HidesArrival, protocol.IsStrict), Is.EqualTo((true, true, true)));
            Assert.That(protocol.NoOutput, Is.EqualTo("Nothing was printed."));
            Assert.That(protocol.Countdown(ActionMode.Code, 1, 2, 3), Is.EqualTo("1 2 3\nThe last one."));
            Assert.That(protocol.Countdown(ActionMode.Text, 2, 2, 3), Is.EqualTo("2 to go."));
            Assert.That(protocol.Code, Is.Null);
        }
    }

    [Test]
    public void What_is_left_of_single_actions_may_be_said_in_other_words_alone() =>
        Assert.That(Protocols.Find(Write("countdown_actions: \"{{steps}} to go.\"\n")).Countdown(ActionMode.Json, 2, 2, 3), Is.EqualTo("2 to go."));

    [Test]
    public void A_file_that_says_nothing_is_ours_by_another_name() =>
        Assert.That(Protocols.Find(Write("{}\n")) with { Name = "default" }, Is.EqualTo(Protocol.Default));

    [TestCase("turns: 0", "1:8: '0' is out of bounds: 'turns' goes from 1 to 1000000")]
    [TestCase("proposals: -1", "1:12: '-1' is out of bounds: 'proposals' goes from 0 to 1000000")]
    [TestCase("temperature: 2.1", "1:14: '2.1' is out of bounds: 'temperature' goes from 0 to 2")]
    [TestCase("answer_tokens: 0", "1:16: '0' is out of bounds: 'answer_tokens' goes from 1 to 1000000")]
    [TestCase("stop: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]", "1:7: there are 17 stop; at most 16 are allowed")]
    [TestCase("functions: defaults", "1:12: 'defaults' is no list of functions; did you mean 'default'?")]
    [TestCase("countdown: \"{{turn}}\"", "1:12: there is nothing to fill in for '{{turn}}'; there are turns, steps, turns_left, steps_left, actions_left, proposals")]
    [TestCase("- turns: 1", "1:1: a protocol is described by names and values")]
    [TestCase("turns: [", "")]
    public void A_rule_that_cannot_be_is_named_with_its_place(string text, string problem)
    {
        var path = Write(text + "\n");

        Assert.That(() => Protocols.Find(path), Throws.TypeOf<WorldFormatException>().With.Message.StartsWith($"{path}:{problem}"));
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
            Assert.That(mint.Countdown(ActionMode.Code, 2, 9, 1), Is.EqualTo("You have 2 steps left and 1 chances to propose solution left."));
            Assert.That(mint.Countdown(ActionMode.Code, 1, 9, 1), Is.EqualTo("You have 1 steps left and 1 chances to propose solution left.\nYou should take the last step to propose a solution."));
        }
    }

    [Test]
    public void Ours_counts_turns_and_steps_and_asks_for_nothing_at_the_end()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Protocol.Default.Countdown(ActionMode.Code, 1, 9, 0), Is.EqualTo("You have 1 turn and 9 steps left."));
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
            $"{path}:6:11: there is nothing to fill in for '{{{{tsak}}}}'; there are turns, steps, turns_left, steps_left, actions_left, proposals, tools, extras, example, task")));
    }

    [TestCase("mnit", "there is no protocol 'mnit'; there are default, mint, react, tales, verl-agent; or name a file: ./NAME.yaml", TestName = "An_unknown_protocol_is_answered_with_those_there_are")]
    [TestCase("nowhere.yaml", "nowhere.yaml: there is no such file", TestName = "A_protocol_s_file_must_exist")]
    public void What_is_not_there_is_said(string name, string message) =>
        Assert.That(() => Protocols.Find(name), Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void A_folder_is_no_protocol()
    {
        var path = Directory.CreateDirectory(Path.Combine(folder.Path, "mine.yaml")).FullName;

        Assert.That(() => Protocols.Find(path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}: this is a folder"));
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder.Path, "mine.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
