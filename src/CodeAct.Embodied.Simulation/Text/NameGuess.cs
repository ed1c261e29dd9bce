namespace CodeAct.Embodied.Simulation.Text;

/// <summary>Which of the names that somebody may know is meant by one that he wrote.</summary>
internal static class NameGuess
{
    /// <summary>The names that may be meant, in their order: one where it is clear, several where the number is missing, none where
    /// nothing is near.</summary>
    /// <param name="known">Names such as <c>drawer 1</c>.</param>
    public static ImmutableArray<string> Find(string written, IEnumerable<string> known)
    {
        var name = CommandGuess.Name(written);
        var names = known.Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (names.Contains(name))
            return [name];
        var (kind, number) = Split(name);
        if (kind.Length == 0)
            return [];
        var meant = Kinds(kind, [.. names.Select(candidate => Split(candidate).Kind).Distinct(StringComparer.Ordinal)]);
        ImmutableArray<string> ofKind = [.. names.Where(candidate => meant.Contains(Split(candidate).Kind))];
        return number.Length == 0 ? ofKind : [.. ofKind.Where(candidate => Split(candidate).Number == number)];
    }

    /// <summary>All names of the kind that a name is of, or seems to be; none where it is of none.</summary>
    public static ImmutableArray<string> OfKind(string written, IEnumerable<string> known) => Find(Split(CommandGuess.Name(written)).Kind, known);

    /// <summary>A name's kind without blanks, and its number; empty where it has none.</summary>
    public static (string Kind, string Number) Split(string name)
    {
        var space = name.LastIndexOf(' ');
        var isNumbered = space > 0 && name.AsSpan(space + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return isNumbered ? (name[..space].Replace(" ", "", StringComparison.Ordinal), name[(space + 1)..]) : (name.Replace(" ", "", StringComparison.Ordinal), "");
    }

    // As it is written; then a plural; then part of a longer word ("sink", "table") or the reverse; then a slip of the pen.
    private static ImmutableArray<string> Kinds(string kind, ImmutableArray<string> known)
    {
        const int shortest = 3;
        if (known.Contains(kind))
            return [kind];
        if (kind.EndsWith('s') && known.Contains(kind[..^1]))
            return [kind[..^1]];
        if (Synonyms.TryGetValue(kind, out var others) && known.Intersect(others).ToImmutableArray() is { Length: > 0 } same)
            return same;
        ImmutableArray<string> around = kind.Length < shortest ? [] : [.. known.Where(word => word.StartsWith(kind, StringComparison.Ordinal) || word.EndsWith(kind, StringComparison.Ordinal)
            || word.Length >= shortest && kind.EndsWith(word, StringComparison.Ordinal))];
        return around.Length > 0 ? around : Wording.Nearest(kind, known) is { } nearest ? [nearest] : [];
    }

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Synonyms = new Dictionary<string, ImmutableArray<string>>
    {
        ["bin"] = ["garbagecan"],
        ["trashcan"] = ["garbagecan"],
        ["trash"] = ["garbagecan"],
        ["dustbin"] = ["garbagecan"],
        ["refrigerator"] = ["fridge"],
        ["freezer"] = ["fridge"],
        ["couch"] = ["sofa"],
        ["cupboard"] = ["cabinet"],
        ["oven"] = ["stoveburner", "microwave"],
        ["tap"] = ["sinkbasin"],
        ["worktop"] = ["countertop"],
        ["tv"] = ["television", "tvstand"],
        ["mobile"] = ["cellphone"],
        ["keys"] = ["keychain"],
        ["glass"] = ["cup"],
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
