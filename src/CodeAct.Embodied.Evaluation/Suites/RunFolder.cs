namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>The folder of a panel: its manifest, and a log an episode.</summary>
/// <remarks><c>logs/AGENT/</c> holds what is decided; <c>running/</c> what is being played, one file for each episode, moved when it
/// is over; <c>attempts/N/</c> what decided nothing, kept since it was paid for; <c>runs/</c> what each run did.</remarks>
public sealed class RunFolder(string path)
{
    private const string Logs = "logs";
    private const string Running = "running";
    private const string Attempts = "attempts";
    private const string Runs = "runs";

    public string Path => path;

    /// <summary>Where the manifest is.</summary>
    public string ManifestPath => System.IO.Path.Combine(path, "manifest.jsonl");

    /// <summary>Where the log of a decided episode is.</summary>
    public string LogPath(Item item) => Place(Logs, item);

    /// <summary>Where the log of an episode is while it is played.</summary>
    public string RunningPath(Item item) => Place(Running, item);

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Manifest ReadManifest() => File.Exists(ManifestPath)
        ? Manifest.Read(ManifestPath)
        : throw new InputException(path, "is no folder of a panel: it has no manifest.jsonl; make one with: codeact eval SUITE --out DIR");

    /// <summary>Freezes a manifest, or sees to it that the one that is there is the same.</summary>
    /// <exception cref="InputException">There is another.</exception>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    public void Freeze(Manifest manifest)
    {
        if (File.Exists(ManifestPath))
        {
            var frozen = ReadManifest();
            if (!frozen.Items.Select(item => item.Key).SequenceEqual(manifest.Items.Select(item => item.Key)))
                throw new InputException(path, Difference(frozen, manifest));
            return;
        }

        Writing(() =>
        {
            Directory.CreateDirectory(path);
            WriteWhole(ManifestPath, manifest.ToText());
        });
    }

    /// <summary>How a decided episode stands; null where it is not decided.</summary>
    public EpisodeScan? Decided(Item item) =>
        File.Exists(LogPath(item)) && EpisodeScan.Of(LogPath(item)) is { IsTerminal: true } scan ? scan : null;

    /// <summary>Puts a log that is no longer written where it belongs.</summary>
    /// <exception cref="CannotContinueException">It cannot be moved.</exception>
    public void Settle(Item item, bool isTerminal)
    {
        var from = RunningPath(item);
        // An episode that was cancelled before its first line has none.
        if (File.Exists(from))
            Writing(() => Move(from, isTerminal ? LogPath(item) : FreeAttempt(item)));
    }

    /// <summary>Puts aside what a run that was killed left of an episode.</summary>
    /// <exception cref="CannotContinueException">It cannot be moved.</exception>
    public void PutAside(Item item)
    {
        foreach (var left in (string[])[RunningPath(item), LogPath(item)])
        {
            if (File.Exists(left))
                Writing(() => Move(left, FreeAttempt(item)));
        }
    }

    /// <summary>Copies the log of a decided episode from another folder.</summary>
    /// <exception cref="CannotContinueException">It cannot be copied.</exception>
    public void Take(Item item, RunFolder from) => Writing(() => Copy(from.LogPath(item), LogPath(item)));

    /// <summary>Copies what another folder tried and that decided nothing. An attempt that is here already is known by its content.</summary>
    /// <exception cref="CannotContinueException">It cannot be copied.</exception>
    public void TakeAttempts(Item item, RunFolder from)
    {
        for (var number = 1; from.AttemptPath(item, number) is var attempt && File.Exists(attempt); number++)
        {
            if (!Enumerable.Range(1, int.MaxValue - 1).Select(own => AttemptPath(item, own)).TakeWhile(File.Exists).Any(own => AreSame(own, attempt)))
                Writing(() => Copy(attempt, FreeAttempt(item)));
        }
    }

    /// <summary>Whether two logs have the same content.</summary>
    public static bool AreSame(string first, string second) =>
        new FileInfo(first).Length == new FileInfo(second).Length
        && BoundedFile.ReadBytes(first, InputLimits.Log).AsSpan().SequenceEqual(BoundedFile.ReadBytes(second, InputLimits.Log));

    /// <summary>What earlier attempts at an episode took, one after the other.</summary>
    public IEnumerable<EpisodeScan> EarlierAttempts(Item item)
    {
        for (var number = 1; AttemptPath(item, number) is var attempt && File.Exists(attempt); number++)
            yield return EpisodeScan.Of(attempt);
    }

    /// <summary>What each run in this folder did, in their order.</summary>
    public ImmutableArray<RunRecord> ReadRuns()
    {
        var folder = System.IO.Path.Combine(path, Runs);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
                .Select(ReadRun),
        ];
    }

    /// <summary>Writes what a run has done so far.</summary>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    public void Write(RunRecord record) => Writing(() =>
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(path, Runs)).FullName;
        var name = string.Create(CultureInfo.InvariantCulture, $"{record.Started.UtcDateTime:yyyyMMdd-HHmmss-fff}-{record.Shard.Replace('/', 'o')}.json");
        WriteWhole(System.IO.Path.Combine(folder, name), JsonSerializer.Serialize(record, CanonicalJson.Default.RunRecord) + "\n");
    });

    /// <summary>Takes a shard for this process alone.</summary>
    /// <returns>To be disposed of at the end; a process that is killed lets go by itself.</returns>
    /// <exception cref="InputException">Another process plays it.</exception>
    public IDisposable Lock(int shard, int shards)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(path, Running));
        var file = System.IO.Path.Combine(path, Running, $"shard-{shard}-of-{shards}.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InputException(path, $"another process plays shard {shard}/{shards} in this folder; wait for it, or end it");
        }
    }

    private string Place(string part, Item item) => System.IO.Path.Combine(path, part, item.ArmFolder, item.LogName);

    private string AttemptPath(Item item, int number) =>
        System.IO.Path.Combine(path, Attempts, number.ToString(CultureInfo.InvariantCulture), item.ArmFolder, item.LogName);

    private string FreeAttempt(Item item)
    {
        var number = 1;
        while (File.Exists(AttemptPath(item, number)))
            number++;
        return AttemptPath(item, number);
    }

    private static RunRecord ReadRun(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(BoundedFile.ReadBytes(file, InputLimits.Yaml), CanonicalJson.Default.RunRecord) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new InputException(file, $"is no record of a run: {exception.Message}");
        }
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        // The files first: a log in its place has all that it names.
        var (files, kept) = (System.IO.Path.ChangeExtension(from, null) + ".files", System.IO.Path.ChangeExtension(to, null) + ".files");
        if (Directory.Exists(files))
        {
            if (Directory.Exists(kept))
                Directory.Delete(kept, recursive: true);
            Directory.Move(files, kept);
        }

        File.Move(from, to, overwrite: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        var (files, kept) = (System.IO.Path.ChangeExtension(from, null) + ".files", System.IO.Path.ChangeExtension(to, null) + ".files");
        if (Directory.Exists(files))
        {
            Directory.CreateDirectory(kept);
            foreach (var file in Directory.EnumerateFiles(files))
                File.Copy(file, System.IO.Path.Combine(kept, System.IO.Path.GetFileName(file)), overwrite: true);
        }

        File.Copy(from, to + ".new", overwrite: true);
        File.Move(to + ".new", to, overwrite: true);
    }

    private static void WriteWhole(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: cannot be written: {exception.Message}");
        }
    }

    private static string Difference(Manifest frozen, Manifest wanted)
    {
        var why = frozen.Head.Version != wanted.Head.Version
            ? $"it was begun by version {frozen.Head.Version}, and this is {wanted.Head.Version}"
            : $"of its {frozen.Items.Length} episodes and the suite's {wanted.Items.Length}, {frozen.Items.Select(item => item.Key).Intersect(wanted.Items.Select(item => item.Key)).Count()} are the same";
        return $"holds another panel: {why}. Name another folder with --out, or undo the change";
    }
}
