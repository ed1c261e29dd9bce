using System.Security.Cryptography;

namespace CodeAct.Embodied.Evaluation.Datasets;

/// <summary>What a data set is made of.</summary>
public sealed record DatasetOptions
{
    public ImmutableArray<DatasetFilter> Filters { get; init; } = [];

    /// <summary>Of equal conversations only the first is kept. Default: true.</summary>
    public bool Deduplicates { get; init; } = true;

    /// <summary>About the most tokens of a conversation; null for no limit.</summary>
    public int? MaxTokens { get; init; }

    public int? MinTokens { get; init; }

    /// <summary>Share of scenes that go to the test part. Default: 0.1.</summary>
    public double TestShare { get; init; } = 0.1;
}

/// <summary>Conversations of a panel, cut into a training and a test part by scene, so that no room is in both.</summary>
public sealed record Dataset
{
    public required ImmutableArray<Trajectory> Train { get; init; }

    public required ImmutableArray<Trajectory> Test { get; init; }

    /// <summary>Episodes that were read.</summary>
    public required int Read { get; init; }

    /// <summary>How many each step left out, in the order of the steps.</summary>
    public required ImmutableArray<(string What, int Count)> LeftOut { get; init; }

    /// <summary>Reads a panel's decided episodes.</summary>
    /// <exception cref="InputException">The folder is none of a panel, or a log is broken.</exception>
    public static Dataset Of(RunFolder folder, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var all = folder.ReadManifest().Items.AsParallel().AsOrdered()
            .Where(item => folder.Decided(item) is not null)
            .Select(item => TrajectoryReader.Of(EpisodeLog.Read(folder.LogPath(item)), item.Arm))
            .ToList();
        var leftOut = ImmutableArray.CreateBuilder<(string, int)>();
        var kept = all.OfType<Trajectory>().ToList();
        leftOut.Add(("no conversation", all.Count - kept.Count));
        foreach (var filter in options.Filters)
            Keep($"not: {filter.Help}", filter.Keeps);
        Keep("too long", item => item.Tokens <= (options.MaxTokens ?? int.MaxValue));
        Keep("too short", item => item.Tokens >= (options.MinTokens ?? 0));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (options.Deduplicates)
            Keep("equal to another", item => seen.Add(string.Join('\0', item.Messages.Select(message => message.Text))));
        return new Dataset
        {
            Train = [.. kept.Where(item => !IsTest(item.Scene, options.TestShare))],
            Test = [.. kept.Where(item => IsTest(item.Scene, options.TestShare))],
            Read = all.Count,
            LeftOut = leftOut.DrainToImmutable(),
        };

        void Keep(string what, Func<Trajectory, bool> keeps)
        {
            var before = kept.Count;
            kept = [.. kept.Where(keeps)];
            leftOut.Add((what, before - kept.Count));
        }
    }

    // By the hash of its name: a scene is in the same part in every data set.
    private static bool IsTest(string scene, double share) => SHA256.HashData(Encoding.UTF8.GetBytes(scene))[0] < 256 * share;
}
