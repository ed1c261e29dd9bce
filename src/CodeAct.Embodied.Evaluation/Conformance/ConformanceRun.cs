using System.Collections.Concurrent;
using CodeAct.Embodied.Evaluation.Mint;

namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>Checks everything that was given against the original, several games and episodes at a time.</summary>
/// <param name="workers">How many at a time.</param>
/// <param name="allowUnconfined">Whether programs may run where the machine cannot confine them.</param>
/// <param name="onProgress">Is told how far the checks are, on any thread, one call at a time.</param>
public sealed class ConformanceRun(
    ImmutableArray<InputFile> inputs,
    int workers,
    bool allowUnconfined,
    Action<ConformanceProgress> onProgress)
{
    private readonly ConcurrentBag<Found> found = [];
    private readonly Lock gate = new();
    private int total;
    private int done;

    /// <summary>Runs all checks.</summary>
    /// <exception cref="InputException">A file cannot be read, or a row of transcripts is broken.</exception>
    /// <exception cref="PythonUnavailableException">There are programs to run and Python could not be started.</exception>
    public async Task<ConformanceReport> RunAsync(CancellationToken cancellationToken)
    {
        var engine = Of(InputKind.EngineTranscripts);
        var programs = Of(InputKind.Programs, InputKind.MintResults);
        var engineGames = engine.SelectMany(input => Rows(input.Input).Select(row => GameOf(input.Input, row))).ToList();
        var programGames = programs.SelectMany(input => ProgramFile.Read(input.Input).Select(episode => episode.Game)).ToList();
        var library = new WorldLibrary(engineGames.Concat(programGames));

        var walkthroughs = CheckGames(library, cancellationToken);
        Begin(engineGames.Count);
        var transcripts = engine.Select(input => CheckTranscripts(input, library, cancellationToken)).ToImmutableArray();
        Begin(programGames.Count);
        List<(ProgramEpisode Episode, ProgramOutcome? Outcome)> played = [];
        if (programs.Length > 0)
        {
            await using var pythons = new PythonSessionPool(ProgramReplay.Python with { AllowUnconfined = allowUnconfined }, workers);
            foreach (var input in programs)
                played.AddRange(await CheckProgramsAsync(input, library, pythons, cancellationToken));
        }

        return new ConformanceReport
        {
            Walkthroughs = walkthroughs,
            Transcripts = transcripts,
            // The same model may be spread over files.
            Programs = [.. played.GroupBy(pair => pair.Episode.Model, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Tally)],
            Divergences = [.. found.OrderBy(item => item.Order).ThenBy(item => item.Row).SelectMany(item => item.Divergences)],
        };
    }

    private ImmutableArray<WalkthroughTally> CheckGames(WorldLibrary library, CancellationToken cancellationToken)
    {
        var collections = Of(InputKind.Games);
        var files = Of(InputKind.Game);
        Begin(files.Length + collections.Sum(input => Rows(input.Input).Count()));
        var tallies = collections.Select(input => CheckGames(
            input.Input.Name, Rows(input.Input).Select((row, i) => Source(input, i + 1, () => GameFiles.ReadRow(input.Input.Path, i + 1, row.Span))),
            library, cancellationToken)).ToList();
        tallies.AddRange(files.GroupBy(input => FolderOf(input.Input)).Select(group => CheckGames(
            group.Key, group.Select(input => Source(input, null, () => GameFiles.Read(input.Input.Path))), library, cancellationToken)));
        return [.. tallies];

        static GameSource Source(Ordered input, int? row, Func<Game> read) => new(input, row, read);
    }

    private WalkthroughTally CheckGames(string name, IEnumerable<GameSource> sources, WorldLibrary library, CancellationToken cancellationToken)
    {
        int games = 0, won = 0, withoutSolution = 0, leftOut = 0;
        InParallel(sources, ConformanceStage.Walkthroughs, Check, cancellationToken);
        return new WalkthroughTally { Name = name, Games = games, WonAtLast = won, WithoutSolution = withoutSolution, LeftOut = leftOut };

        void Check(GameSource source)
        {
            var (input, row, read) = source;
            try
            {
                var game = read();
                if (GameFilter.ReasonToLeaveOut(game) is not null)
                {
                    Interlocked.Increment(ref leftOut);
                    return;
                }

                Interlocked.Increment(ref games);
                var world = game.ToWorld();
                if (library.IsWanted(game.Id))
                    library.Add(game.Id, world);
                var divergence = WalkthroughCheck.Run(game, world, input.Input.Name, row);
                if (divergence is not null)
                    found.Add(new Found(input.Order, row ?? 0, [divergence]));
                else if (game.Walkthrough.IsEmpty)
                    Interlocked.Increment(ref withoutSolution);
                else
                    Interlocked.Increment(ref won);
            }
            catch (InputException exception)
            {
                Interlocked.Increment(ref games);
                found.Add(new Found(input.Order, row ?? 0, [NotLoaded(input.Input.Name, row, exception)]));
            }
        }
    }

    private TranscriptTally CheckTranscripts(Ordered input, WorldLibrary library, CancellationToken cancellationToken)
    {
        int episodes = 0, steps = 0, differing = 0, notFound = 0;
        InParallel(Rows(input.Input).Select((row, i) => (Number: i + 1, Row: row)), ConformanceStage.Transcripts, Check, cancellationToken);
        return new TranscriptTally { Name = input.Input.Name, Episodes = episodes, Steps = steps, DifferingSteps = differing, GamesNotFound = notFound };

        void Check((int Number, ReadOnlyMemory<byte> Row) item)
        {
            var transcript = Read(input.Input, item.Number, item.Row);
            if (library.Find(transcript.Game) is not { } world)
            {
                Interlocked.Increment(ref notFound);
                return;
            }

            List<Divergence> divergences = [];
            Interlocked.Add(ref differing, TranscriptCheck.Run(transcript, world, input.Input.Name, item.Number, divergences));
            Interlocked.Increment(ref episodes);
            Interlocked.Add(ref steps, transcript.Steps.Length);
            if (divergences.Count > 0)
                found.Add(new Found(input.Order, item.Number, divergences));
        }
    }

    private async Task<IEnumerable<(ProgramEpisode Episode, ProgramOutcome? Outcome)>> CheckProgramsAsync(
        Ordered input, WorldLibrary library, PythonSessionPool pythons, CancellationToken cancellationToken)
    {
        var episodes = ProgramFile.Read(input.Input);
        var marks = RecordedMarks.Of(episodes);
        var outcomes = new ProgramOutcome?[episodes.Length];
        await Parallel.ForAsync(0, episodes.Length, Options(cancellationToken), async (i, token) =>
        {
            if (library.Find(episodes[i].Game) is { } world)
            {
                await using var python = await pythons.TakeAsync(ProgramReplay.Python.Seed, token);
                var outcome = await ProgramCheck.RunAsync(episodes[i], world, marks, python, input.Input.Name, i + 1, token);
                outcomes[i] = outcome;
                if (outcome.Divergences.Count > 0)
                    found.Add(new Found(input.Order, i + 1, outcome.Divergences));
            }

            Advance(ConformanceStage.Programs);
        });
        return episodes.Zip(outcomes);
    }

    private static ProgramTally Tally(IGrouping<string, (ProgramEpisode Episode, ProgramOutcome? Outcome)> model)
    {
        var played = model.Where(pair => pair.Outcome is not null).ToList();
        var outcomes = played.ConvertAll(pair => pair.Outcome!);
        return new ProgramTally
        {
            Model = model.Key,
            Episodes = played.Count,
            Cells = outcomes.Sum(outcome => outcome.Cells),
            Identical = outcomes.Sum(outcome => outcome.Identical),
            EqualUpToException = outcomes.Sum(outcome => outcome.EqualUpToException),
            UnrecordedCells = outcomes.Sum(outcome => outcome.UnrecordedCells),
            OtherReplies = outcomes.Sum(outcome => outcome.OtherReplies),
            Differing = outcomes.SelectMany(outcome => outcome.Divergences).CountBy(divergence => divergence.What, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            LoggedSuccesses = played.Count(pair => pair.Episode.LoggedSuccess),
            DoneCounts = outcomes.Count(outcome => outcome.Done),
            TrueWins = outcomes.Count(outcome => outcome.Won),
            GamesNotFound = model.Count() - played.Count,
        };
    }

    private static Divergence NotLoaded(string file, int? row, InputException exception) =>
        new Compared("walkthrough", file, row, row is null ? file : $"{file}:{row}").Differ(null, null, "load", "a game that loads", exception.Message);

    // Each row is a copy: rows go to other threads, and the reader uses its memory again.
    private static IEnumerable<ReadOnlyMemory<byte>> Rows(InputFile input) =>
        GameFiles.ReadLines(input.Path).Where(line => line.Length > 1).Select(line => (ReadOnlyMemory<byte>)line.ToArray());

    private static EngineTranscript Read(InputFile input, int number, ReadOnlyMemory<byte> row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Span, ConformanceJson.Default.EngineTranscript)!;
        }
        catch (JsonException exception)
        {
            throw new InputException($"{input.Path}:{number}", $"this is no transcript: {exception.Message}");
        }
    }

    private static string GameOf(InputFile input, ReadOnlyMemory<byte> row) =>
        JsonMember.Text(input.Path, row.Span, "game"u8) ?? throw new InputException(input.Path, "a row has no 'game'");

    // ".../json_2.1.1/valid_seen/task/trial/game.tw-pddl" belongs to "json_2.1.1/valid_seen".
    private static string FolderOf(InputFile file)
    {
        var folders = file.Name.Split(Path.DirectorySeparatorChar);
        return folders.Length > 3 ? string.Join('/', folders[..^3]) : ".";
    }

    private ImmutableArray<Ordered> Of(params InputKind[] kinds) =>
        [.. inputs.Select((input, order) => new Ordered(input, order)).Where(input => kinds.Contains(input.Input.Kind))];

    private void InParallel<T>(IEnumerable<T> items, ConformanceStage stage, Action<T> action, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), Options(cancellationToken), item =>
            {
                action(item);
                Advance(stage);
            });
        }
        catch (AggregateException exception) when (exception.InnerExceptions.FirstOrDefault(inner => inner is InputException) is InputException format)
        {
            throw format;
        }
    }

    private ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };

    private void Begin(int count)
    {
        lock (gate)
            (done, total) = (0, count);
    }

    private void Advance(ConformanceStage stage)
    {
        lock (gate)
            onProgress(new ConformanceProgress(stage, ++done, total));
    }

    private sealed record Ordered(InputFile Input, int Order);

    private sealed record GameSource(Ordered Input, int? Row, Func<Game> Read);

    private sealed record Found(int Order, int Row, IReadOnlyList<Divergence> Divergences);
}
