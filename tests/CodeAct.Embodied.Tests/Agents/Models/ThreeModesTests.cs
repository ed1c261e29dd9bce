using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Runs;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>A comparison of modes means something where they play the same game.</summary>
[CancelAfter(120_000)]
public sealed class ThreeModesTests
{
    // What a model means, and how it writes that in each mode: five mistakes of format, five of name, and the way to the goal.
    private static readonly (string Code, string Json, string Text)[] Answered =
    [
        ("I would look at the table first.", "I would look at the table first.", "I would look at the table first.\nThen I take a mug."),
        Say("goto(\"table 1\"", "{\"tool\": \"goto\", \"arguments\": {\"receptacle\": \"table 1", ""),
        Say("grab(\"mug 1\", \"table 1\")", Tool("grab", "mug 1", "table 1"), "grab mug 1 from table 1"),
        Say("take(\"mug 1\")", """{"tool": "take", "arguments": {"object": "mug 1"}}""", "take mug 1"),
        ("The task is done.", "The task is done.", "Thought: The task is done.\nAction: done"),

        Say("goto(\"tabel 1\")", Tool("goto", "tabel 1"), "go to tabel 1"),
        Say("goto(\"Table 1\")", Tool("goto", "Table 1"), "go to Table 1"),
        Say("goto(\"table\")", Tool("goto", "table"), "go to table"),
        Say("print(goto(\"table 1\"))", Tool("goto", "table 1"), "go to table 1"),
        Say("take(\"mug\", \"table 1\")", Tool("take", "mug", "table 1"), "take mug from table 1"),
        Say("take(\"mug 1\", \"the table 1\")", Tool("take", "mug 1", "the table 1"), "take mug 1 from the table 1"),
        Say("take(\"mug 1\", \"table 1\")", Tool("take", "mug 1", "table 1"), "take mug 1 from table 1"),
        Say("goto(\"microwave 1\")", Tool("goto", "microwave 1"), "go to microwave 1"),
        Say("open(\"microwave 1\")", Tool("open", "microwave 1"), "open microwave 1"),
        Say("put(\"mug 1\", \"microwave 1\")", Tool("put", "mug 1", "microwave 1"), "move mug 1 to microwave 1"),
    ];

    [Test]
    public async Task The_same_intentions_are_the_same_steps_and_get_as_much_help_in_every_mode(CancellationToken cancellationToken)
    {
        List<(ActionMode Mode, EpisodeEvents Events)> games = [];
        foreach (var mode in EnumNames.All<ActionMode>())
        {
            await using var server = await ChatServer.StartAsync([.. Answered.Select(answer => Answers.Text(mode switch
            {
                ActionMode.Code => answer.Code,
                ActionMode.Json => answer.Json,
                _ => answer.Text,
            }))]);
            games.Add((mode, await new ModelGame { Mode = mode }.PlayAsync(server, cancellationToken)));
        }

        var first = games[0].Events;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.OfType<PrimitiveCalled>().Count(), Is.EqualTo(10));
            foreach (var (mode, events) in games)
            {
                Assert.That(events.End.Won, $"{mode}: {events.End.EndedBy}");
                Assert.That(events.End.Turns, Is.EqualTo(Answered.Length), $"{mode}");
                Assert.That(events.OfType<PrimitiveCalled>().Select(step => (step.Command, step.Unmet, step.Observation, step.State)),
                    Is.EqualTo(first.OfType<PrimitiveCalled>().Select(step => (step.Command, step.Unmet, step.Observation, step.State))), $"{mode}");
                Assert.That(Helped(events), Is.EqualTo((int[])[1, 2, 3, 4, 5]), $"{mode}");
            }
        }
    }

    [Test]
    public async Task A_model_that_believes_that_it_is_done_reads_that_it_is_not_and_no_more([Values] ActionMode mode, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text(mode is ActionMode.Code
            ? "I have finished the task.\n```python\nprint('The task is complete.')\n```"
            : "I have finished the task."));

        await new ModelGame { Mode = mode, TurnLimit = 2 }.PlayAsync(server, cancellationToken);

        Assert.That(server.Requests.Last().LastMessage, Does.Contain("The task is not done yet; it ends by itself as soon as it is.").And.Not.Contain("microwave"));
    }

    [Test]
    public async Task Empty_answers_in_a_row_end_the_episode([Values] ActionMode mode, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text(""), Answers.Text("Hm."), Answers.Text(""), Answers.Text(" \n"), Answers.Text(""));

        var events = await new ModelGame { Mode = mode }.PlayAsync(server, cancellationToken);

        Assert.That(events.End, Has.Property(nameof(EpisodeEnded.EndedBy)).EqualTo(EpisodeEndReason.EmptyAnswers).And.Property(nameof(EpisodeEnded.Turns)).EqualTo(5));
    }

    [TestCase(ActionMode.Code, "You have 1 turn and 50 steps left.")]
    [TestCase(ActionMode.Json, "You have 1 action left.")]
    [TestCase(ActionMode.Text, "You have 1 action left.")]
    public async Task What_is_left_is_told_in_the_units_of_the_mode(ActionMode mode, string left, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Hm."));

        await new ModelGame { Mode = mode, TurnLimit = 2 }.PlayAsync(server, cancellationToken);

        Assert.That(server.Requests.Last().LastMessage, Does.EndWith(left));
    }

    [TestCase(ActionMode.Code, 30)]
    [TestCase(ActionMode.Json, 80)]
    [TestCase(ActionMode.Text, 80)]
    public void No_mode_runs_out_of_turns_before_it_runs_out_of_steps(ActionMode mode, int turns)
    {
        var model = AgentTable.BuiltIn.Rows.Single(row => row.Name == "openai");

        Assert.That(model.TurnLimit(50, Protocol.Default, mode), Is.EqualTo(turns));
    }

    [Test]
    public async Task By_strict_rules_what_is_no_command_is_a_step(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Action: grab mug 1"));

        var events = await new ModelGame { Mode = ActionMode.Text, TurnLimit = 1, Protocol = Protocol.Default with { IsStrict = true } }.PlayAsync(server, cancellationToken);

        Assert.That(events.Single<PrimitiveCalled>().Observation, Is.EqualTo("Nothing happens."));
    }

    [Test]
    public async Task The_example_of_tools_is_made_of_tool_messages_and_the_schema_alone_lists_them(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Calls("", ("look", "{}")));

        await new ModelGame { Mode = ActionMode.Json, TurnLimit = 1 }.PlayAsync(server, cancellationToken);

        var body = server.Requests.Single().Body;
        var messages = body.GetProperty("messages").EnumerateArray().ToList();
        var calls = messages.Where(message => message.TryGetProperty("tool_calls", out _)).SelectMany(message => message.GetProperty("tool_calls").EnumerateArray()).Select(call => call.GetProperty("id").GetString());
        var answers = messages.Where(message => message.GetProperty("role").GetString() == "tool").Select(message => message.GetProperty("tool_call_id").GetString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Is.EqualTo(answers).And.Not.Empty);
            Assert.That(messages[^1].GetProperty("content").GetString(), Does.Contain("Your task is to: put a mug in microwave."));
            Assert.That(messages[0].GetProperty("content").GetString(), Does.Not.Contain("goto"));
            Assert.That(body.GetProperty("tools").GetArrayLength(), Is.EqualTo(13));
        }
    }

    [Test]
    public async Task Questions_are_tools_where_they_were_asked_for_and_cost_no_step(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Calls("", ("places", "{}")), Answers.Calls("", ("task", "{}")), Answers.Text("Hm."));

        var events = await new ModelGame { Mode = ActionMode.Json, TurnLimit = 3, Protocol = Protocol.Default with { Functions = FunctionList.Extended } }.PlayAsync(server, cancellationToken);

        var requests = server.Requests.ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<PrimitiveCalled>(), Is.Empty);
            Assert.That(events.OfType<CodeEnded>().SelectMany(ended => ended.Tools ?? []).Select(tool => tool.Function), Is.EqualTo((string[])["places", "task"]));
            Assert.That(requests[0].Body.GetProperty("tools").ToString(), Does.Contain("\"places\"").And.Contain("\"task\""));
            Assert.That(requests[1].LastMessage, Does.Contain("table 1"));
            Assert.That(requests[2].LastMessage, Does.Contain("put a mug in microwave"));
        }
    }

    private static IEnumerable<int> Helped(EpisodeEvents events) =>
        events.OfType<CodeStarted>().Where(reply => reply.Correction is not null).Select(reply => reply.Turn)
            .Concat(events.OfType<CodeEnded>().Where(program => program.End is CodeEnd.Raised).Select(program => program.Turn)).Order();

    private static (string, string, string) Say(string code, string json, string command) =>
        ($"On I go.\n```python\n{code}\n```", $"On I go.\n{json}", $"Thought: On I go.\nAction: {command}");

    private static string Tool(string name, params string[] arguments) => $"{{\"tool\": \"{name}\", \"arguments\": [{string.Join(", ", arguments.Select(argument => $"\"{argument}\""))}]}}";
}
