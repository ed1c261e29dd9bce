using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies.Models;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Tests.Simulation;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Models;

[CancelAfter(60_000)]
public sealed class ModelPolicyTests
{
    private static Protocol Mint { get; } = Protocols.Find("mint");

    [TestCase(ActionMode.Code, 1)]
    [TestCase(ActionMode.Json, 5)]
    [TestCase(ActionMode.Text, 5)]
    public async Task A_model_that_knows_the_way_wins_in_every_mode(ActionMode mode, int turns, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(SolvedGame.Script(SmallWorld.With(), mode));

        var events = await new ModelGame { Mode = mode }.PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.Won), events.End.Error);
            Assert.That(events.End.Turns, Is.EqualTo(turns));
            Assert.That(events.OfType<CodeStarted>().Select(reply => reply.Thought), Has.All.Not.Null);
            Assert.That(events.OfType<TurnEnded>().Select(turn => turn.PromptTokens), Has.All.EqualTo(100));
            Assert.That(events.Single<EpisodeStarted>().Mode, Is.EqualTo(mode));
        }
    }

    [TestCase(ActionMode.Code, "default", "code.2", ChatRole.System)]
    [TestCase(ActionMode.Json, "default", "json.2", ChatRole.System)]
    [TestCase(ActionMode.Text, "default", "text.2", ChatRole.System)]
    [TestCase(ActionMode.Code, "mint", "mint.1", ChatRole.User)]
    public async Task What_made_the_model_what_it_was_is_known_before_it_is_asked(ActionMode mode, string rules, string version, ChatRole role, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Hm."));
        var endpoint = new ChatEndpoint { ApiKey = "secret", BaseUrl = new UriBuilder(server.BaseUrl) { UserName = "me", Password = "secret", Query = "key=secret" }.Uri, Model = "tiny" };
        var model = new OpenAiChatModel(endpoint, new ModelProfile { Name = "test", ContextTokens = 4096 }, TimeProvider.System);
        var policy = new ModelPolicy(model, new ModelPolicyOptions { Mode = mode, Protocol = Protocols.Find(rules) });
        var turn = new Turn { Number = 1, Observation = "Your task is to: look.", Functions = FunctionList.Default, TurnsLeft = 5, StepsLeft = 50 };

        var told = policy.Describe(turn, new Episode(SmallWorld.With(), new EpisodeOptions()).StartEvent(policy.Name, "test", DateTimeOffset.UnixEpoch));
        await policy.ReplyAsync(turn, cancellationToken);

        var sent = server.Requests.Single().Body.GetProperty("messages")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Endpoint, Is.EqualTo(server.BaseUrl.ToString()));
            Assert.That(told, Has.Property("Model").EqualTo("tiny").And.Property("Profile").EqualTo("test").And.Property("ContextWindow").EqualTo(4096));
            Assert.That(told.AnswerLimit, Is.EqualTo(rules is "mint" ? 512 : null));
            Assert.That(told.PromptVersion, Is.EqualTo(version));
            Assert.That(told.PromptHash, Does.Match("^[0-9a-f]{16}$"));
            Assert.That(sent.GetProperty("role").GetString(), Is.EqualTo(role.ToString().ToLowerInvariant()));
            Assert.That(told.SystemPrompt, Is.EqualTo(sent.GetProperty("content").GetString()));
        }
    }

    [Test]
    public async Task Tools_may_be_called_in_the_text_where_the_endpoint_has_none(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(
            Answers.Text("I look.\n```json\n{\"tool\": \"goto\", \"arguments\": {\"receptacle\": \"table 1\"}}\n```"));

        var events = await new ModelGame { Mode = ActionMode.Json, TurnLimit = 1, Profile = new() { Name = "test", Tools = ToolSupport.Text } }
            .PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.Single<PrimitiveCalled>().Command, Is.EqualTo("go to table 1"));
            Assert.That(events.Single<CodeStarted>().Thought, Is.EqualTo("I look."));
            Assert.That(server.Requests.Single().Body.TryGetProperty("tools", out _), Is.False);
        }
    }

    [Test]
    public async Task An_answer_without_action_costs_a_turn_and_brings_a_sentence(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Let me think."), SolvedGame.Script(SmallWorld.With(), ActionMode.Code)[0]);

        var events = await new ModelGame().PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End, Has.Property(nameof(EpisodeEnded.Won)).True.And.Property(nameof(EpisodeEnded.Turns)).EqualTo(2));
            Assert.That(events.OfType<CodeStarted>().First().Correction, Does.StartWith("Your answer held no program."));
            Assert.That(server.Requests.Last().LastMessage, Does.Contain("Your answer held no program.").And.Contain("You have 29 turns and 50 steps left."));
        }
    }

    [TestCase(ParallelCalls.Refuse, 0, 0)]
    [TestCase(ParallelCalls.Serialise, 2, 1)]
    public async Task Several_calls_at_once_are_refused_or_made_one_after_the_other(
        ParallelCalls rule, int steps, int secondTurnSteps, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(
            Answers.Calls("Both.", ("goto", """{"receptacle":"table 1"}"""), ("take", """{"object":"mug 1","receptacle":"table 1"}""")),
            Answers.Calls("Look.", ("look", "{}")));

        var events = await new ModelGame { Mode = ActionMode.Json, TurnLimit = 3, Profile = new() { Name = "test", ParallelCalls = rule } }
            .PlayAsync(server, cancellationToken);

        var calls = events.OfType<PrimitiveCalled>().ToList();
        var answered = server.Requests.Last().Body.GetProperty("messages").EnumerateArray().Count(message => message.GetProperty("role").GetString() == "tool");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Count(call => call.Function != "look"), Is.EqualTo(steps));
            Assert.That(calls.Count(call => call.Turn == 2 && call.Function == "take"), Is.EqualTo(secondTurnSteps));
            Assert.That(answered, Is.GreaterThanOrEqualTo(2), "every call is answered, as endpoints demand");
        }
    }

    [Test]
    public async Task The_rules_of_the_paper_end_with_the_second_wrong_solution(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(
            Answers.Text("<thought>I look.</thought>\n<execute>\nprint(goto(\"table 1\"))\n</execute>"),
            Answers.Text("<thought>Done.</thought>\n<solution>done</solution>"));

        var events = await new ModelGame { Protocol = Mint, TurnLimit = Mint.TurnLimit }.PlayAsync(server, cancellationToken);

        var first = server.Requests.First().Body;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.ProposalLimit));
            Assert.That(events.End.Turns, Is.EqualTo(3));
            Assert.That(events.Single<CodeEnded>().Output, Does.StartWith("On the table 1, you see"), "the place of arrival is not told");
            Assert.That(first.GetProperty("temperature").GetDouble(), Is.Zero);
            Assert.That(first.GetProperty("max_tokens").GetInt32(), Is.EqualTo(512));
            Assert.That(server.Requests.ElementAt(1).LastMessage, Does.EndWith("You have 4 steps left and 2 chances to propose solution left."));
            Assert.That(server.Requests.ElementAt(2).LastMessage, Is.EqualTo(
                "Observation:\nYour answer is wrong.\nYou have 3 steps left and 1 chances to propose solution left."));
        }
    }

    [Test]
    public async Task By_the_rules_of_the_paper_a_program_runs_on_after_the_end(CancellationToken cancellationToken)
    {
        var moves = string.Join('\n', SolvedMoves().Append("print('after: ' + look())"));
        await using var server = await ChatServer.StartAsync(Answers.Text($"<execute>\n{moves}\n</execute>"));

        var events = await new ModelGame { Protocol = Mint, TurnLimit = 5 }.PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.Won));
            Assert.That(events.Single<CodeEnded>().Output, Does.EndWith("after: You put the mug 1 in/on the microwave 1.\n"));
            Assert.That(events.OfType<PrimitiveCalled>().Count(), Is.EqualTo(5), "calls after the end are no steps");
        }
    }

    [Test]
    public async Task What_does_not_fit_into_the_window_is_left_out_and_the_log_says_so(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Message("""{"content":"Action: look"}""", usage: null));

        var events = await new ModelGame { Mode = ActionMode.Text, TurnLimit = 12, Profile = new() { Name = "test", ContextTokens = 1500 } }
            .PlayAsync(server, cancellationToken);

        var last = server.Requests.Last().Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()!).ToList();
        var leftOut = events.OfType<TurnEnded>().Last().TurnsLeftOut;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(leftOut, Is.GreaterThan(1));
            Assert.That(last[0], Does.StartWith("You control a household robot"));
            Assert.That(last[1], Does.Contain("Your task is to").And.EndWith($"[The first {leftOut} turns are left out here.]"));
            Assert.That(last, Has.Count.EqualTo(2 + (2 * (11 - leftOut))));
            Assert.That(events.OfType<TurnEnded>().Last().TokensEstimated, Is.True);
        }
    }

    [Test]
    public async Task A_window_that_only_the_endpoint_knows_is_found_by_leaving_out_half(CancellationToken cancellationToken)
    {
        var tooLong = Answers.Status(400, """{"error":{"message":"maximum context length is 100 tokens"}}""");
        await using var server = await ChatServer.StartAsync(
            Answers.Text("Action: look"), Answers.Text("Action: look"), Answers.Text("Action: look"), tooLong, Answers.Text("Action: inventory"));

        var events = await new ModelGame { Mode = ActionMode.Text, TurnLimit = 4 }.PlayAsync(server, cancellationToken);

        var last = events.OfType<TurnEnded>().Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.TurnLimit));
            Assert.That(last, Has.Property(nameof(TurnEnded.TurnsLeftOut)).EqualTo(1).And.Property(nameof(TurnEnded.Requests)).EqualTo(2));
        }
    }

    [Test]
    public async Task Used_up_tokens_end_the_episode(CancellationToken cancellationToken)
    {
        var events = await PlayLookingAsync(new Budget { Tokens = 250 }, cancellationToken);

        Assert.That(events.End, Has.Property(nameof(EpisodeEnded.EndedBy)).EqualTo(EpisodeEndReason.TokenLimit)
            .And.Property(nameof(EpisodeEnded.Turns)).EqualTo(3), "110 tokens a turn");
    }

    [Test]
    public async Task Spent_money_ends_the_episode(CancellationToken cancellationToken)
    {
        var events = await PlayLookingAsync(new Budget { Cost = 0.002m }, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End, Has.Property(nameof(EpisodeEnded.EndedBy)).EqualTo(EpisodeEndReason.CostLimit)
                .And.Property(nameof(EpisodeEnded.Turns)).EqualTo(2));
            Assert.That(events.OfType<TurnEnded>().Select(turn => turn.Cost), Has.All.EqualTo(0.0012m), "100 tokens at 10 dollars a million and 10 at 20");
        }
    }

    [Test]
    public async Task Time_that_is_up_ends_the_episode_in_the_middle_of_an_answer(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Hang());

        var events = await new ModelGame { Mode = ActionMode.Text, Budget = new Budget { Time = TimeSpan.FromMilliseconds(300) } }.PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.TimeLimit));
            Assert.That(events[^2], Is.TypeOf<TurnEnded>());
        }
    }

    [Test]
    public async Task A_model_that_does_not_answer_ends_the_episode_with_the_reason_and_a_whole_log(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Action: look"), Answers.Status(500, "oops"));

        var events = await new ModelGame { Mode = ActionMode.Text }.PlayAsync(server, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.AgentFailed));
            Assert.That(events.End.Error, Does.Contain("status 500").And.Contain("oops"));
            Assert.That(events[^2], Is.TypeOf<TurnEnded>().With.Property(nameof(TurnEnded.Requests)).EqualTo(4));
        }
    }

    private static async Task<EpisodeEvents> PlayLookingAsync(Budget budget, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("Action: look"));
        var profile = new ModelProfile { Name = "test", PromptPrice = 10, CompletionPrice = 20 };
        return await new ModelGame { Mode = ActionMode.Text, Budget = budget, Profile = profile }.PlayAsync(server, cancellationToken);
    }

    private static string[] SolvedMoves() =>
    [
        """print(goto("table 1"))""",
        """print(take_from("mug 1", "table 1"))""",
        """print(goto("microwave 1"))""",
        """print(open_receptacle("microwave 1"))""",
        """print(put("mug 1", "microwave 1"))""",
    ];
}
