namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>What joining folders of one panel brought.</summary>
public sealed record MergeResult
{
    /// <summary>Episodes that came with this joining.</summary>
    public required int Added { get; init; }

    /// <summary>Items that nobody has decided.</summary>
    public required ImmutableArray<Item> Missing { get; init; }

    /// <summary>Items that several folders have decided, with the same result.</summary>
    public required ImmutableArray<Item> Twice { get; init; }

    /// <summary>Items that several folders have decided, with different results; the first folder's is kept.</summary>
    public required ImmutableArray<(Item Item, string First, string Other)> Conflicts { get; init; }
}

/// <summary>Joins folders of one panel. Doing it again changes nothing.</summary>
public static class RunMerge
{
    /// <summary>Joins folders into one, which may be one of them.</summary>
    /// <exception cref="InputException">They are not of one panel.</exception>
    /// <exception cref="CannotContinueException">The folder cannot be written.</exception>
    public static MergeResult Join(RunFolder target, IReadOnlyList<RunFolder> sources)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sources);
        var manifest = sources[0].ReadManifest();
        foreach (var other in sources.Skip(1))
            other.Freeze(manifest);
        target.Freeze(manifest);
        foreach (var run in sources.Where(source => source.Path != target.Path).SelectMany(source => source.ReadRuns()))
            target.Write(run);

        var missing = ImmutableArray.CreateBuilder<Item>();
        var doubles = ImmutableArray.CreateBuilder<Item>();
        var conflicts = ImmutableArray.CreateBuilder<(Item, string, string)>();
        var added = 0;
        foreach (var item in manifest.Items)
        {
            var found = ((RunFolder[])[target, .. sources.Where(source => source.Path != target.Path)])
                .Select(folder => (Folder: folder, Scan: folder.Decided(item))).Where(pair => pair.Scan is not null).ToList();
            foreach (var source in sources.Where(source => source.Path != target.Path))
                target.TakeAttempts(item, source);
            if (found.Count == 0)
            {
                missing.Add(item);
                continue;
            }

            if (found[0].Folder.Path != target.Path)
            {
                target.Take(item, found[0].Folder);
                added++;
            }

            Compare(item, found);
        }

        return new MergeResult { Added = added, Missing = missing.ToImmutable(), Twice = doubles.ToImmutable(), Conflicts = conflicts.ToImmutable() };

        void Compare(Item item, List<(RunFolder Folder, EpisodeScan? Scan)> found)
        {
            var first = found[0];
            // The target's own copy of a source's log is no second result.
            var others = found.Skip(1).Where(other => !RunFolder.AreSame(first.Folder.LogPath(item), other.Folder.LogPath(item))).ToList();
            if (others.Exists(other => other.Scan!.Won == first.Scan!.Won && other.Scan.EndedBy == first.Scan.EndedBy))
                doubles.Add(item);
            foreach (var other in others.Where(other => other.Scan!.Won != first.Scan!.Won || other.Scan.EndedBy != first.Scan.EndedBy))
                conflicts.Add((item, first.Folder.Path, other.Folder.Path));
        }
    }
}
