namespace CodeAct.Embodied.Simulation;

/// <summary>How much is taken in of what comes from outside, in bytes, in one place. Whatever is larger is refused with a
/// sentence, and reading any of it keeps the program below 300 MB; <c>docs/security.md</c> shows the table.</summary>
public static class InputLimits
{
    /// <summary>An episode log. A step of a program in a real game has about 800 bytes with all around it.</summary>
    public const int Log = 32 << 20;

    /// <summary>The logs of a wall, all together: a browser holds what a page makes of them. 1,380 published transcripts have 49 MB.</summary>
    public const long Wall = 64 << 20;

    /// <summary>A line of a log. The first is the longest mostly, with the world: 20 to 40 KB in real games.</summary>
    public const int LogLine = 4 << 20;

    /// <summary>A game, as a file or as a row of a collection. The largest published has 220 KB.</summary>
    public const int Game = 4 << 20;

    /// <summary>A collection of games, unpacked. All of ALFWorld has 400 MB.</summary>
    public const long Collection = 4L << 30;

    /// <summary>A house, the kinds of things, a protocol or the profiles of models.</summary>
    public const int Yaml = 1 << 20;

    /// <summary>A program that a person wrote.</summary>
    public const int Program = 1 << 20;

    /// <summary>A file of tools.</summary>
    public const int Tool = 256 << 10;

    /// <summary>The manifest of a panel; an episode of an agent without choices has about 250 bytes.</summary>
    public const int Manifest = 32 << 20;

    /// <summary>A file that a suite names, whose content tells its agents apart.</summary>
    public const int Named = 64 << 20;

    /// <summary>A recorded request to a model with its answers.</summary>
    public const int Recording = 16 << 20;

    /// <summary>A model's answer that comes whole, and an event of one that comes in pieces.</summary>
    public const int Answer = 8 << 20;

    /// <summary>A streamed answer with all that frames its pieces, often 300 bytes around a word.</summary>
    public const int Stream = 64 << 20;

    /// <summary>The size for people, for example <c>4 MiB</c>.</summary>
    public static string Describe(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes >> 30} GiB",
        >= 1 << 20 => $"{bytes >> 20} MiB",
        _ => $"{bytes >> 10} KiB",
    };
}
