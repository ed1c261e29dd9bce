namespace CodeAct.Embodied.Evaluation.Benchmarks;

/// <summary>How fast the engine is on one core, and how much memory it takes. A second is one of the processor.</summary>
public sealed record EngineFigures
{
    /// <summary>Steps a second of the original engine on one core, admissible commands included.</summary>
    /// <remarks>Source: docs/alfworld.md, section 10; they cannot be switched off there.</remarks>
    public const double OriginalStepsPerSecond = 8.5;

    /// <summary>Games that were loaded.</summary>
    public required int Games { get; init; }

    /// <summary>Games that the steps were measured with.</summary>
    public required int GamesPlayed { get; init; }

    /// <summary>Steps of one round through those games.</summary>
    public required int Steps { get; init; }

    /// <summary>Admissible commands in the mean.</summary>
    public required double MeanAdmissibleCommands { get; init; }

    /// <summary>Steps a second with the observation's text and the list of admissible commands.</summary>
    public required double FullStepsPerSecond { get; init; }

    /// <summary>Steps a second with the text alone.</summary>
    public required double TextStepsPerSecond { get; init; }

    /// <summary>Steps a second with neither: the command is read and carried out, and the goal is evaluated.</summary>
    public required double BareStepsPerSecond { get; init; }

    /// <summary>Bytes allocated in a step with text and admissible commands.</summary>
    public required double FullBytesPerStep { get; init; }

    /// <summary>Bytes allocated in a step with text alone.</summary>
    public required double TextBytesPerStep { get; init; }

    /// <summary>Games a second from JSON to the first command.</summary>
    public required double GamesPerSecond { get; init; }

    /// <summary>The median of the time from a game's JSON to the first command.</summary>
    public required TimeSpan MedianLoadTime { get; init; }

    /// <summary>Bytes that a loaded game occupies, the tables of the engine included.</summary>
    public required long BytesPerGame { get; init; }

    /// <summary><see cref="FullStepsPerSecond"/> against the original's.</summary>
    public double TimesOriginal => FullStepsPerSecond / OriginalStepsPerSecond;
}

/// <summary>Measures the engine. Every game is played with commands drawn beforehand from the admissible ones, so that only
/// the engine is measured; the draw depends on nothing but the game's place in the list.</summary>
/// <remarks>Seconds are seconds of the processor, as in the figure for the original: what else runs on the machine does not count,
/// the garbage collector's and the compiler's own threads do. Only the median load time is by the clock.</remarks>
/// <param name="time">How long each way of playing is measured at least.</param>
/// <param name="clock">What measures the load time of a game.</param>
public sealed class EngineBenchmark(TimeSpan time, TimeProvider clock)
{
    private const int StepsPerGame = 50;
    private const int MaxGamesPlayed = 200;

    private delegate void Play(Simulator simulator, string command);

    /// <summary>Measures with the games of a collection.</summary>
    /// <param name="rows">The games as JSON, each with the source to name in errors.</param>
    /// <exception cref="InputException">A game is broken.</exception>
    public EngineFigures Run(ImmutableArray<(string Source, ReadOnlyMemory<byte> Json)> rows)
    {
        // Twice: the first round is the compiler's.
        Load(rows);
        var (worlds, median, gamesPerSecond, bytes) = Load(rows);

        var every = Math.Max(1, worlds.Count / MaxGamesPlayed);
        var played = worlds.Where((_, i) => i % every == 0).Select((world, i) => (World: world, Commands: Draw(world, i))).ToArray();
        var commandsListed = played.Sum(game => Count(game.World, game.Commands));
        var steps = played.Length * StepsPerGame;
        var full = Measure(played, static (simulator, command) =>
        {
            simulator.Step(command);
            _ = simulator.Won;
            _ = simulator.AdmissibleCommands;
        });
        var text = Measure(played, static (simulator, command) =>
        {
            simulator.Step(command);
            _ = simulator.Won;
        });
        var bare = Measure(played, static (simulator, command) =>
        {
            simulator.TryApply(command);
            _ = simulator.Won;
        });
        return new EngineFigures
        {
            Games = worlds.Count,
            GamesPlayed = played.Length,
            Steps = steps,
            MeanAdmissibleCommands = (double)commandsListed / steps,
            FullStepsPerSecond = full.StepsPerSecond,
            TextStepsPerSecond = text.StepsPerSecond,
            BareStepsPerSecond = bare.StepsPerSecond,
            FullBytesPerStep = full.BytesPerStep,
            TextBytesPerStep = text.BytesPerStep,
            GamesPerSecond = gamesPerSecond,
            MedianLoadTime = median,
            BytesPerGame = bytes,
        };
    }

    private (List<WorldDefinition> Worlds, TimeSpan Median, double GamesPerSecond, long Bytes) Load(
        ImmutableArray<(string Source, ReadOnlyMemory<byte> Json)> rows)
    {
        var worlds = new List<WorldDefinition>(rows.Length);
        var times = new TimeSpan[rows.Length];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < rows.Length; i++)
        {
            var start = clock.GetTimestamp();
            var world = GameFiles.ReadRow(rows[i].Source, i + 1, rows[i].Json.Span).ToWorld();
            _ = new Simulator(world, Dialect.Alfworld04);
            times[i] = clock.GetElapsedTime(start);
            worlds.Add(world);
        }

        used = Environment.CpuUsage.TotalTime - used;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Array.Sort(times);
        return (worlds, times[times.Length / 2], times.Length / used.TotalSeconds, bytes / Math.Max(1, rows.Length));
    }

    private (double StepsPerSecond, double BytesPerStep) Measure((WorldDefinition World, string[] Commands)[] games, Play play)
    {
        // Long enough for the compiler to have done its best.
        PlayFor(games, play, time / 2);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (steps, elapsed) = PlayFor(games, play, time);
        return (steps / elapsed.TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / steps);
    }

    private static (long Steps, TimeSpan Elapsed) PlayFor((WorldDefinition World, string[] Commands)[] games, Play play, TimeSpan limit)
    {
        var steps = 0L;
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan elapsed;
        do
        {
            foreach (var (world, commands) in games)
            {
                var simulator = new Simulator(world, Dialect.Alfworld04);
                foreach (var command in commands)
                    play(simulator, command);
                steps += commands.Length;
            }
        }
        while ((elapsed = Environment.CpuUsage.TotalTime - start) < limit);
        return (steps, elapsed);
    }

    private static string[] Draw(WorldDefinition world, int seed)
    {
        var simulator = new Simulator(world, Dialect.Alfworld04);
        var commands = new string[StepsPerGame];
        var state = (ulong)seed + 1;
        for (var i = 0; i < commands.Length; i++)
        {
            // Knuth's MMIX generator; the high bits are the good ones.
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            var admissible = simulator.AdmissibleCommands;
            commands[i] = admissible[(int)((state >> 33) % (ulong)admissible.Length)];
            simulator.Step(commands[i]);
        }

        return commands;
    }

    private static long Count(WorldDefinition world, string[] commands)
    {
        var simulator = new Simulator(world, Dialect.Alfworld04);
        var count = 0L;
        foreach (var command in commands)
        {
            simulator.Step(command);
            count += simulator.AdmissibleCommands.Length;
        }

        return count;
    }
}
