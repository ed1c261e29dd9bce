namespace CodeAct.Embodied.Simulation.Games;

/// <summary>What ALFWorld's ids say: the class, the number by which an agent knows it, and where it is in the scene.</summary>
/// <remarks>Source: <c>Demangler</c> in alfworld/agents/utils/misc.py; docs/alfworld.md, section 3.</remarks>
internal static class GameIds
{
    private const string Bar = "_bar_";

    /// <summary>The display name of each id, for example <c>drawer 3</c>; null for ids that are no entity of a scene.</summary>
    /// <remarks>In the ordinal order of ids, the first of a class with n members gets n and the last gets 1.</remarks>
    /// <param name="ids">All ids that occur in the facts of the start, in ordinal order.</param>
    public static string?[] Names(IReadOnlyList<string> ids)
    {
        var free = new Dictionary<string, int>(StringComparer.Ordinal);
        var classes = new string?[ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            classes[i] = ClassOf(ids[i]);
            if (classes[i] is { } name)
                free[name] = free.GetValueOrDefault(name) + 1;
        }

        var names = new string?[ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            if (classes[i] is { } name)
                names[i] = $"{name} {free[name]--}";
        }

        return names;
    }

    /// <summary>Where a receptacle or a thing is: metres, X to the right and the scene's Z upwards; null where the id does not say.</summary>
    public static Position? PositionOf(string id)
    {
        var rest = AfterClass(id);
        return TryReadNumber(ref rest, out var x) && TryReadNumber(ref rest, out var height) && TryReadNumber(ref rest, out var z)
            ? new Position(x, z) { Height = height }
            : null;
    }

    /// <summary>Where a standing point is and where one looks from it; null where the id does not say.</summary>
    /// <remarks>Grid steps of a quarter metre, quarter turns clockwise from the scene's Z axis.</remarks>
    public static Pose? PoseOf(string id)
    {
        var rest = AfterClass(id);
        return TryReadNumber(ref rest, out var x) && TryReadNumber(ref rest, out var z) && TryReadNumber(ref rest, out var quarterTurns)
            ? new Pose(x / 4, z / 4, quarterTurns * 90)
            : null;
    }

    private static string? ClassOf(string id)
    {
        var bar = id.IndexOf(Bar, StringComparison.Ordinal);
        if (bar < 0)
            return null;
        return id.Contains("basin", StringComparison.Ordinal) ? id[..bar] + "basin" : id[..bar];
    }

    private static ReadOnlySpan<char> AfterClass(string id)
    {
        var bar = id.IndexOf(Bar, StringComparison.Ordinal);
        return bar < 0 ? default : id.AsSpan(bar + Bar.Length);
    }

    // "_plus_01_dot_82", "_minus_3", "6" or "00_dot_00", and the "_bar_" behind it.
    private static bool TryReadNumber(ref ReadOnlySpan<char> rest, out double number)
    {
        var sign = 1;
        if (rest.StartsWith("_minus_", StringComparison.Ordinal))
        {
            sign = -1;
            rest = rest[7..];
        }
        else if (rest.StartsWith("_plus_", StringComparison.Ordinal))
        {
            rest = rest[6..];
        }

        var isNumber = TryReadDigits(ref rest, out var whole, out _);
        number = whole;
        if (rest.StartsWith("_dot_", StringComparison.Ordinal))
        {
            rest = rest[5..];
            isNumber &= TryReadDigits(ref rest, out var fraction, out var digits);
            number += fraction / Math.Pow(10, digits);
        }

        number *= sign;
        if (rest.StartsWith(Bar, StringComparison.Ordinal))
            rest = rest[Bar.Length..];
        return isNumber;
    }

    private static bool TryReadDigits(ref ReadOnlySpan<char> rest, out int value, out int digits)
    {
        value = digits = 0;
        while (digits < rest.Length && digits < 9 && char.IsAsciiDigit(rest[digits]))
            value = (value * 10) + (rest[digits++] - '0');
        rest = rest[digits..];
        return digits > 0;
    }
}
