using System.Text.Json;
using CodeAct.Embodied.Simulation.Alfworld;
using CodeAct.Embodied.Simulation.Episodes;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Alfworld;

public sealed class TranscriptTests
{
    [TestCase("walkthrough")]
    [TestCase("expert")]
    [TestCase("interact")]
    [TestCase("noisy")]
    [TestCase("random")]
    [TestCase("scripted")]
    [TestCase("old-format")]
    public void Transcript(string name)
    {
        var games = new Dictionary<string, Game>();
        foreach (var file in Directory.EnumerateFiles(AlfworldData.Path("games"), "*.jsonl.gz"))
        {
            if (file.Contains("old-format") != (name == "old-format"))
                continue;
            foreach (var game in GameFiles.ReadCollection(file))
                games[game.Id] = game;
        }

        int steps = 0, differences = 0;
        foreach (var line in GameFiles.ReadLines(AlfworldData.Path($"transcripts/{name}.jsonl.gz")))
        {
            using var episode = JsonDocument.Parse(line);
            var root = episode.RootElement;
            var game = games[root.GetProperty("game").GetString()!];
            var simulator = new Simulator(game.ToWorld(), game.Dialect);
            Check(simulator.InitialObservation, root.GetProperty("initial_observation").GetString()!);
            Check(simulator.AdmissibleCommands, root.GetProperty("initial_admissible_commands"));
            foreach (var step in root.GetProperty("steps").EnumerateArray())
            {
                steps++;
                Check(simulator.Step(step.GetProperty("command").GetString()!), step.GetProperty("observation").GetString()!);
                Check(simulator.AdmissibleCommands, step.GetProperty("admissible_commands"));
                Check(simulator.Won.ToString(), step.GetProperty("won").GetBoolean().ToString());
            }

            void Check(object got, object expected)
            {
                if (got is System.Collections.Immutable.ImmutableArray<string> list)
                {
                    got = string.Join('|', list);
                    expected = string.Join('|', ((JsonElement)expected).EnumerateArray().Select(e => e.GetString()));
                }

                if (!got.Equals(expected) && differences++ < 5)
                    TestContext.Out.WriteLine($"{game.Id} {steps}:\n  {expected}\n  {got}");
            }
        }

        Assert.That(differences, Is.Zero);
        TestContext.Out.WriteLine($"{steps} steps");
    }
}
