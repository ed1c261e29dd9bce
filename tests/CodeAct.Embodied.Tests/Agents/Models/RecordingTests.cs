using System.Text.Json.Nodes;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Tests.Simulation;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Models;

[CancelAfter(60_000)]
public sealed class RecordingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestCase(ActionMode.Code)]
    [TestCase(ActionMode.Json)]
    [TestCase(ActionMode.Text)]
    public async Task A_recorded_episode_replays_without_an_endpoint_to_the_same_log(ActionMode mode, CancellationToken cancellationToken)
    {
        var recorded = await RecordAsync(mode, SolvedGame.Script(SmallWorld.With(), mode), cancellationToken);

        var replayed = await ReplayAsync(new ModelGame { Mode = mode }, cancellationToken);

        Assert.That(replayed.Lines, Is.EqualTo(recorded.Lines));
    }

    [Test]
    public async Task A_failure_replays_as_well(CancellationToken cancellationToken)
    {
        var recorded = await RecordAsync(ActionMode.Text, [Answers.Text("Action: look"), Answers.Status(500, "oops")], cancellationToken);

        var replayed = await ReplayAsync(new ModelGame { Mode = ActionMode.Text }, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed.Lines, Is.EqualTo(recorded.Lines));
            Assert.That(replayed.End.EndedBy, Is.EqualTo(EpisodeEndReason.AgentFailed));
        }
    }

    [Test]
    public async Task Recording_anew_replaces_what_was_recorded(CancellationToken cancellationToken)
    {
        await RecordAsync(ActionMode.Text, [Answers.Status(400, "no")], cancellationToken);
        await RecordAsync(ActionMode.Text, SolvedGame.Script(SmallWorld.With(), ActionMode.Text), cancellationToken);

        var replayed = await ReplayAsync(new ModelGame { Mode = ActionMode.Text }, cancellationToken);

        Assert.That(replayed.End.Won);
    }

    [Test]
    public async Task A_changed_prompt_is_an_error_that_shows_the_nearest_request_and_the_difference(CancellationToken cancellationToken)
    {
        await RecordAsync(ActionMode.Text, SolvedGame.Script(SmallWorld.With(), ActionMode.Text), cancellationToken);

        var replayed = await ReplayAsync(new ModelGame { Mode = ActionMode.Text, TurnLimit = 29 }, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed.End.EndedBy, Is.EqualTo(EpisodeEndReason.AgentFailed));
            Assert.That(replayed.End.Error, Does.Match(@"The request [0-9a-f]{24} is not in the recording .* The nearest is [0-9a-f]{24}\.json"));
            Assert.That(replayed.End.Error, Does.Contain("recorded: You have 30 actions").And.Contain("asked:    You have 29 actions"));
        }
    }

    [Test]
    public async Task A_recording_names_its_format_and_the_endpoint_and_an_older_one_reads_without_them(CancellationToken cancellationToken)
    {
        var recorded = await RecordAsync(ActionMode.Text, SolvedGame.Script(SmallWorld.With(), ActionMode.Text), cancellationToken);
        var endpoint = new Recording(folder.Path).Endpoint;
        Change(file =>
        {
            foreach (var key in (string[])["format", "endpoint", "profile"])
                Assert.That(file.Remove(key), key);
        });

        var replayed = await ReplayAsync(new ModelGame { Mode = ActionMode.Text }, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(endpoint, Does.Match(@"^http://127\.0\.0\.1:\d+/v1$"));
            Assert.That(replayed.Lines.Skip(1), Is.EqualTo(recorded.Lines.Skip(1)));
            Assert.That(replayed.Single<EpisodeStarted>().Endpoint, Is.Null);
            Assert.That(recorded.Single<EpisodeStarted>().Endpoint, Is.EqualTo(endpoint));
            Assert.That(new Recording(folder.Path).Endpoint, Is.Null);
        }
    }

    [Test]
    public async Task A_recording_of_a_newer_format_is_refused(CancellationToken cancellationToken)
    {
        await RecordAsync(ActionMode.Text, SolvedGame.Script(SmallWorld.With(), ActionMode.Text), cancellationToken);
        Change(file => file["format"] = 99);

        Assert.That(() => new Recording(folder.Path).Endpoint, Throws.TypeOf<InputException>().With.Message.Contains("format 99"));
    }

    [Test]
    public async Task An_empty_recording_says_so(CancellationToken cancellationToken)
    {
        var replayed = await ReplayAsync(new ModelGame { Mode = ActionMode.Text }, cancellationToken);

        Assert.That(replayed.End.Error, Does.Contain("The recording").And.Contain("is empty"));
    }

    private void Change(Action<JsonObject> change)
    {
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.json"))
        {
            var file = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
            change(file);
            File.WriteAllText(path, file.ToJsonString());
        }
    }

    private async Task<EpisodeEvents> RecordAsync(ActionMode mode, Answer[] script, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(script);
        var recording = new Recording(folder.Path);
        return await new ModelGame { Mode = mode, Wrap = model => new RecordingChatModel(model, recording) }.PlayAsync(server, cancellationToken);
    }

    private Task<EpisodeEvents> ReplayAsync(ModelGame game, CancellationToken cancellationToken) =>
        game.PlayAsync(new ReplayingChatModel("tiny", game.Profile, new Recording(folder.Path)), cancellationToken);
}
