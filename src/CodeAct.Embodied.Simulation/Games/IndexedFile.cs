namespace CodeAct.Embodied.Simulation.Games;

/// <summary>What is known of one file of games: a collection, or a <c>game.tw-pddl</c>.</summary>
internal sealed record IndexedFile
{
    /// <summary>The full path.</summary>
    public required string Path { get; init; }

    /// <summary>Time of change and size of everything that was read: another stamp means that the file must be read again.</summary>
    public required string Stamp { get; init; }

    public required ImmutableArray<GameEntry> Games { get; init; }

    /// <summary>Why games of the file were left out, one entry each.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>What cannot be read, each with the reason.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>The stamp of a file as it is now; for a game file, of its trial's file, too.</summary>
    public static string StampOf(string path)
    {
        var stamp = Of(new FileInfo(path));
        return GameFiles.IsCollection(path) ? stamp : $"{stamp} {Of(new FileInfo(TrialOf(path)))}";

        static string Of(FileInfo file) => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}" : "none";
    }

    /// <summary>Reads a file.</summary>
    /// <param name="root">The folder or file that the user named; the filters look at the path below it.</param>
    public static IndexedFile Read(string path, string root, string stamp)
    {
        var reading = new Reading(path, root);
        try
        {
            if (GameFiles.IsCollection(path))
                reading.ReadCollection();
            else
                reading.ReadGameFile();
        }
        catch (InputException exception)
        {
            reading.Problems.Add(exception.Message);
        }

        return new IndexedFile
        {
            Path = path,
            Stamp = stamp,
            Games = [.. reading.Games],
            LeftOut = [.. reading.LeftOut],
            Problems = [.. reading.Problems],
        };
    }

    /// <summary>What a list says about a game that was named by itself: no filter applies.</summary>
    /// <exception cref="InputException">The game is broken.</exception>
    public static GameEntry Summarise(Game game, string source) =>
        Summarise(game, source, TypeOf(game.Id) ?? ProblemReader.Read(game.Id, game.Problem).Goal!.Type);

    private static GameEntry Summarise(Game game, string source, TaskType type) => new()
    {
        Id = game.Id,
        Type = type,
        GoalText = game.GoalText,
        Dialect = game.Dialect,
        WalkthroughLength = game.Walkthrough.Length,
        Path = source,
    };

    // "valid_seen/pick_and_place_simple-Mug-None-Desk-308/trial_T2019...": what stands before the first hyphen of a folder.
    private static TaskType? TypeOf(string id) =>
        id.Split('/').Select(folder => EnumNames.Parse<TaskType>(folder.Split('-')[0])).FirstOrDefault(type => type is not null);

    private static string TrialOf(string gameFile) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(gameFile)!, "traj_data.json");

    private static TaskType? TrialType(string path) =>
        JsonMember.Text(path, BoundedFile.ReadBytes(path, InputLimits.Game), "task_type"u8) is { } name ? EnumNames.Parse<TaskType>(name) : null;

    /// <summary>What was found in a file so far.</summary>
    private sealed class Reading(string path, string root)
    {
        private const int MostProblems = 100;

        public List<GameEntry> Games { get; } = [];

        public List<string> LeftOut { get; } = [];

        public List<string> Problems { get; } = [];

        public void ReadCollection()
        {
            var number = 0;
            foreach (var line in GameFiles.ReadLines(path))
            {
                if (++number == 1 && !GameJson.IsGame(line.Span))
                    return;
                try
                {
                    var game = GameJson.Read($"{path}:{number}", $"{System.IO.Path.GetFileName(path)}:{number}", line.Span, withProblem: false);
                    Add(game, game.Id, $"{path}#{game.Id}", TypeOf(game.Id));
                }
                catch (InputException exception)
                {
                    Problems.Add(exception.Message);
                    if (Problems.Count == MostProblems)
                        throw new InputException(path, $"{MostProblems} rows cannot be read; the rest was left out");
                }
            }
        }

        public void ReadGameFile()
        {
            var below = System.IO.Path.GetRelativePath(root, path);
            var trial = TrialOf(path);
            if (!File.Exists(trial))
                LeftOut.Add("no traj_data.json");
            else if (GameFilter.ReasonToLeaveOut(below) is { } reason)
                LeftOut.Add(reason);
            else
                Add(GameFiles.Read(path), below, path, TrialType(trial));
        }

        private void Add(Game game, string below, string source, TaskType? type)
        {
            if (GameFilter.ReasonToLeaveOut(below) is { } reason)
                LeftOut.Add(reason);
            else if (type is null)
                LeftOut.Add("another task type");
            else if (game.Solvable is not true)
                LeftOut.Add(GameFilter.NotSolvable);
            else
                Games.Add(Summarise(game, source, type.Value));
        }
    }
}
