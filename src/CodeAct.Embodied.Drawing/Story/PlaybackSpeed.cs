namespace CodeAct.Embodied.Drawing.Story;

/// <summary>How fast a playback goes on.</summary>
/// <param name="Times">In times of normal; null for as it was recorded.</param>
public readonly record struct PlaybackSpeed(double? Times)
{
    /// <summary>By the time stamps of the log, as <see cref="RecordedPace"/> has it.</summary>
    public static PlaybackSpeed AsRecorded { get; } = new(null);

    /// <summary>The speeds one can choose, in the order in which one comes to them.</summary>
    public static IReadOnlyList<PlaybackSpeed> All { get; } = [new(0.25), new(0.5), new(1), new(2), new(4), new(8), AsRecorded];

    /// <summary>What the speed is called on the page.</summary>
    public string Name => Times is { } times ? times.ToString("0.##", CultureInfo.InvariantCulture) + "×" : "logged";
}
