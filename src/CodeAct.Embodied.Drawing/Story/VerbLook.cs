namespace CodeAct.Embodied.Drawing.Story;

/// <summary>Where the thing of a step flies while it is shown.</summary>
public enum Flight
{
    None,
    ToHand,
    FromHand,
}

/// <summary>How a step is shown, by its verb. One that the table does not know is shown for a while, without any effect.</summary>
public sealed record VerbLook
{
    private static readonly VerbLook Unknown = new();

    private static readonly Dictionary<Verb, VerbLook> All = new()
    {
        [Verb.GoTo] = new() { Seconds = null, Label = (_, place) => $"goto {place.Name}" },
        [Verb.Take] = new() { Seconds = 0.6, Flight = Flight.ToHand },
        [Verb.Put] = new() { Seconds = 0.6, Flight = Flight.FromHand, Label = (thing, place) => $"put {thing} {place.Preposition} {place.Name}" },
        [Verb.Open] = new() { Seconds = 0.5 },
        [Verb.Close] = new() { Seconds = 0.5 },
        [Verb.Heat] = new() { Seconds = 1.1, Glow = _ => Materials.Of("orange") },
        [Verb.Cool] = new() { Seconds = 1.1, Glow = theme => theme.Accent },
        [Verb.Clean] = new() { Seconds = 0.9, Glow = _ => Materials.Of("yellow") },
        [Verb.Slice] = new() { Seconds = 0.7 },
        [Verb.Use] = new() { Seconds = 0.5 },
        [Verb.Examine] = new() { Seconds = 0.5 },
        [Verb.Look] = new() { Seconds = 0.5 },
        [Verb.Inventory] = new() { Seconds = 0.5 },
        [Verb.CommandHelp] = new() { Seconds = 0.5 },
    };

    /// <summary>How long it moves; null for as long as the walk takes.</summary>
    public double? Seconds { get; init; } = 0.7;

    public Flight Flight { get; init; }

    /// <summary>The colour about the held thing while it visits what is done with it; null where it stays in the hand.</summary>
    public Func<Theme, Rgba>? Glow { get; init; }

    /// <summary>What the robot's label says, by thing and place; null for the command as it was given.</summary>
    public Func<string, Receptacle, string>? Label { get; init; }

    /// <summary>The row of a verb.</summary>
    /// <param name="verb">Null for a command that means nothing.</param>
    public static VerbLook Of(Verb? verb) => verb is { } known ? All.GetValueOrDefault(known, Unknown) : Unknown;
}
