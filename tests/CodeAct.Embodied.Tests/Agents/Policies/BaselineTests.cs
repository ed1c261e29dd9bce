using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Policies.Baselines;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Evaluation.Mint;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Tests.Agents.Models;
using CodeAct.Embodied.Tests.Simulation;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Policies;

[CancelAfter(240_000)]
public sealed class BaselineTests
{
    [Test]
    public async Task The_expert_wins_every_open_unseen_game([Values] AlfworldGames set, CancellationToken cancellationToken)
    {
        List<string> lost = [];
        foreach (var game in AlfworldData.Collection(set, "valid_unseen"))
        {
            var episode = new Episode(game.ToWorld(), new EpisodeOptions());
            var events = await PlayAsync(episode, new ExpertPolicy(episode), cancellationToken);
            if (!events.End.Won || events.End.Steps > game.Walkthrough.Length)
                lost.Add($"{game.Id}: {events.End}");
        }

        Assert.That(lost, Is.Empty);
    }

    [Test]
    public async Task Chance_is_the_same_for_the_same_seed_and_other_for_another(CancellationToken cancellationToken)
    {
        var one = await PlayAsync(7);
        var again = await PlayAsync(7);
        var other = await PlayAsync(8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(one));
            Assert.That(other, Is.Not.EqualTo(one));
        }

        async Task<List<string>> PlayAsync(long seed)
        {
            var episode = new Episode(SmallWorld.With(), new EpisodeOptions());
            var events = await BaselineTests.PlayAsync(episode, new RandomPolicy(episode, seed), cancellationToken);
            return [.. events.OfType<PrimitiveCalled>().Select(call => call.Command)];
        }
    }

    [Test]
    public async Task A_person_types_commands(CancellationToken cancellationToken)
    {
        var screen = new StringWriter();
        var person = new HumanPolicy(new StringReader("go to table 1\ntake mug 1 from table 1\n"), screen);

        var events = await PlayAsync(new Episode(SmallWorld.With(), new EpisodeOptions()), person, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<PrimitiveCalled>().Select(call => call.Unmet), Is.EqualTo((Precondition?[])[null, null]));
            Assert.That(events.End.EndedBy, Is.EqualTo(EpisodeEndReason.AgentStopped));
            Assert.That(screen.ToString(), Does.Contain("You pick up the mug 1 from the table 1."));
        }
    }

    [Test]
    public async Task Published_programs_play_live_and_win_what_they_won(
        [Values] AlfworldGames set, [Values("gpt-4-0613", "CodeActAgent-Mistral-7b-v0.1")] string model, CancellationToken cancellationToken)
    {
        var file = AlfworldData.Path(set, $"codeact-transcripts/{model}.jsonl.gz");
        var games = AlfworldData.Collection(set, "valid_unseen").ToDictionary(game => game.Id);
        List<string> differences = [];
        int episodes = 0, thoughts = 0;
        foreach (var line in GameFiles.ReadLines(file))
        {
            using var row = System.Text.Json.JsonDocument.Parse(line);
            var id = row.RootElement.GetProperty("game").GetString()!;
            var logged = row.RootElement.GetProperty("logged_success").GetBoolean();
            var episode = new Episode(games[id].ToWorld(), new EpisodeOptions { Dialect = Dialect.Alfworld03 });
            await using var python = await PythonProcessSession.StartAsync(new PythonOptions { Functions = FunctionList.CodeAct2024 }, cancellationToken);

            var events = await PlayAsync(episode, TranscriptPolicy.Read(file, id), cancellationToken, python);

            episodes++;
            thoughts += events.OfType<CodeStarted>().Any(code => code.Thought is not null) ? 1 : 0;
            // The publisher counts a run into the step limit as a success.
            if (logged != episode.IsOver)
                differences.Add($"{id}: logged {logged}, {events.End}");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(differences, Is.Empty);
            Assert.That(thoughts, Is.EqualTo(episodes));
        }
    }

    private static async Task<EpisodeEvents> PlayAsync(Episode episode, IPolicy policy, CancellationToken cancellationToken, IPythonSession? python = null)
    {
        var events = new EpisodeEvents();
        var options = python is null
            ? new RunOptions { Version = "test", Mode = ActionMode.Text, TurnLimit = 50 }
            : new RunOptions { Version = "test", Protocol = Protocols.Find("mint"), Functions = FunctionList.CodeAct2024, TurnLimit = 5 };
        await new EpisodeRunner(episode, policy, python, options, TimeProvider.System, events.Add).RunAsync(cancellationToken);
        return events;
    }
}
