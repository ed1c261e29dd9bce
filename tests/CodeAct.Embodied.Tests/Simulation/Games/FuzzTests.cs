using System.Text;
using System.Text.Json;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Games;

/// <summary>Random input from fixed seeds. A seed that fails is a failure, never a reason for another seed.</summary>
[Category(TestCategory.Slow)]
public sealed class FuzzTests
{
    private const int Commands = 100_000;
    private const int Files = 2_000;
    private const long MemoryOfOneFile = 64 << 20;
    private static readonly TimeSpan TimeOfOneFile = TimeSpan.FromSeconds(10);

    [Test]
    public void Whatever_is_typed_is_done_when_it_is_admissible_and_changes_nothing_when_it_is_not()
    {
        List<Game> games = [.. SampleGames()];
        for (var g = 0; g < games.Count; g++)
        {
            var random = new Random(g);
            var simulator = new Simulator(games[g].ToWorld(), g % 2 == 0 ? Dialect.Alfworld04 : Dialect.Alfworld03);
            for (var i = 0; i < Commands / games.Count; i++)
            {
                var admissible = simulator.AdmissibleCommands;
                var before = simulator.StateHash;
                var command = RandomCommand(random, admissible[random.Next(admissible.Length)]);

                var observation = simulator.Step(command);

                var isAdmissible = admissible.Contains(PythonText.Strip(command));
                if (isAdmissible != (simulator.Unmet is Precondition.None) || (!isAdmissible && (observation != "Nothing happens." || simulator.StateHash != before)))
                    Assert.Fail($"{games[g].Id}, command {i}: '{command}' led to '{observation}'");
                _ = simulator.Explain(command);
                _ = simulator.Won;
            }
        }
    }

    [Test]
    public void A_damaged_game_file_is_refused_with_a_reason_or_can_be_played()
    {
        List<byte[]> sources = [.. SampleGames().Select(Json)];
        var clock = TimeProvider.System;
        var refused = 0;
        for (var i = 0; i < Files; i++)
        {
            var damaged = Damage(new Random(i), sources[i % sources.Count]);
            var start = clock.GetTimestamp();
            var memory = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var game = GameFiles.ReadRow("fuzz", i, damaged);
                var simulator = new Simulator(game.ToWorld(), game.Dialect);
                for (var step = 0; step < 10; step++)
                    simulator.Step(simulator.AdmissibleCommands[^1]);
            }
            catch (InputException exception)
            {
                refused++;
                Assert.That(exception.Message, Has.Length.InRange(20, 1000), $"seed {i}");
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {i}: {exception}");
            }

            Assert.That(clock.GetElapsedTime(start), Is.LessThan(TimeOfOneFile), $"seed {i}");
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - memory, Is.LessThan(MemoryOfOneFile), $"seed {i}");
        }

        Assert.That(refused, Is.InRange(Files / 10, Files - 1));
    }

    [Test]
    public void A_file_that_would_need_gigabytes_is_refused()
    {
        var text = new StringBuilder(TinyGame.Problem);
        var facts = new StringBuilder("(:init ");
        for (var i = 0; i < 20_000; i++)
            facts.Append(System.Globalization.CultureInfo.InvariantCulture, $"(receptacleAtLocation r_bar_{i} l_bar_{i})(objectType o_bar_{i} CupType)");
        text.Replace("(:init", facts.ToString());

        Assert.That(() => (TinyGame.Game with { Problem = text.ToString() }).ToWorld(), Throws.TypeOf<InputException>().With.Message.Contains("20005 receptacles"));
    }

    private static IEnumerable<Game> SampleGames() => AlfworldData.Sample(AlfworldGames.Dozen).Prepend(TinyGame.Game);

    private static byte[] Json(Game game) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["id"] = game.Id,
        ["goal_text"] = game.GoalText,
        ["solvable"] = true,
        ["walkthrough"] = game.Walkthrough.ToArray(),
        ["pddl_problem"] = game.Problem,
    });

    private static string RandomCommand(Random random, string admissible)
    {
        var at = random.Next(admissible.Length + 1);
        return random.Next(12) switch
        {
            0 => admissible,
            1 => $" \t{admissible}\u001c\n",
            2 => admissible[..at],
            3 => admissible[at..],
            4 => admissible.Insert(at, random.Next(2) == 0 ? " " : "\ud800"),
            5 => admissible.ToUpperInvariant(),
            6 => admissible.Remove(Math.Min(at, admissible.Length - 1), 1),
            7 => admissible + " with " + admissible,
            8 => admissible.Replace('1', (char)('0' + random.Next(10))),
            9 => new string((char)random.Next(char.MaxValue), random.Next(3000)),
            10 => string.Join(' ', admissible.Split(' ').OrderBy(_ => random.Next())),
            _ => new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(32, 127))]),
        };
    }

    private static byte[] Damage(Random random, byte[] source)
    {
        var text = source.ToList();
        for (var times = random.Next(1, 4); times > 0 && text.Count > 0; times--)
        {
            var at = random.Next(text.Count);
            var length = Math.Min(text.Count - at, random.Next(1, 1 << random.Next(1, 14)));
            switch (random.Next(7))
            {
                case 0:
                    text.RemoveRange(at, length);
                    break;
                case 1:
                    text.RemoveRange(at, text.Count - at);
                    break;
                case 2:
                    text.InsertRange(random.Next(text.Count), text.GetRange(at, length));
                    break;
                case 3:
                    text[at] = (byte)random.Next(256);
                    break;
                case 4:
                    text.InsertRange(at, Enumerable.Repeat((byte)"([{\")\\"[random.Next(6)], random.Next(1, 5000)));
                    break;
                case 5:
                    SwapWords(random, text);
                    break;
                default:
                    text.Reverse(at, length);
                    break;
            }
        }

        return [.. text];
    }

    // Facts that are well formed and mean nonsense: what the reader of the problem must withstand.
    private static void SwapWords(Random random, List<byte> text)
    {
        var words = Encoding.Latin1.GetString([.. text]).Split(' ');
        for (var i = 0; i < 5; i++)
        {
            var (a, b) = (random.Next(words.Length), random.Next(words.Length));
            (words[a], words[b]) = (words[b], words[a]);
        }

        text.Clear();
        text.AddRange(Encoding.Latin1.GetBytes(string.Join(' ', words)));
    }
}
