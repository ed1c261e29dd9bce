using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Runs;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Runs;

[CancelAfter(60_000)]
public sealed class EpisodeDoorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task A_row_of_the_table_is_all_that_an_agent_of_one_s_own_takes(CancellationToken cancellationToken)
    {
        var table = AgentTable.BuiltIn.With(new AgentKind { Name = "say:FILE", Mode = ActionMode.Text, Create = seat => new Parrot(seat.File) });
        List<EpisodeEvent> events = [];

        await using (var prepared = await new EpisodeDoor(table, TimeProvider.System).OpenAsync(Request("say:look") with { Steps = 3 }, cancellationToken))
            await prepared.RunAsync(events.Add, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Help, Does.EndWith("or say:FILE."));
            Assert.That(events.OfType<PrimitiveCalled>().Select(step => step.Command), Is.EqualTo((string[])["look", "look", "look"]));
            Assert.That(EpisodeLog.Read(Log).Events, Has.Length.EqualTo(events.Count));
            Assert.That(EpisodeLog.Read(Log).Start.TurnLimit, Is.EqualTo(3), "an agent that gives commands has a turn a step");
        }
    }

    [Test]
    public void An_agent_that_is_not_there_is_answered_with_those_there_are() =>
        Assert.That(() => Open(Request("explorre")), Throws.TypeOf<InputException>()
            .With.Message.EqualTo("there is no agent 'explorre'; name explorer, searcher, openai, expert, random, human, prompt or FILE.py"));

    [Test]
    public void A_model_s_programs_run_in_this_process_only_where_that_was_said()
    {
        var request = Request("openai") with
        {
            Model = new ModelChoice { Name = "tiny", BaseUrl = new Uri("http://localhost/v1") },
            Python = new PythonChoice { InProcess = (_, _) => throw new InvalidOperationException() },
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Open(request), Throws.TypeOf<InputException>().With.Message.Contains("--trust-code"));
            Assert.That(() => Open(request with { Python = request.Python with { TrustsModels = true } }), Throws.InvalidOperationException);
            Assert.That(File.Exists(Log), Is.False, "an episode that cannot start leaves no log");
        }
    }

    private string Log => Path.Combine(folder.Path, "log.jsonl");

    private EpisodeRequest Request(string agent) => new() { World = "kitchen", Agent = agent, Log = Log, Version = "test" };

    private static Task<PreparedEpisode> Open(EpisodeRequest request) => new EpisodeDoor(AgentTable.BuiltIn, TimeProvider.System).OpenAsync(request, CancellationToken.None);

    private sealed class Parrot(string command) : IPolicy
    {
        public string Name => "parrot";

        public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(new Reply { Action = new AgentAction.Command(command) });
    }
}
