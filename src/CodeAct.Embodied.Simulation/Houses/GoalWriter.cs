namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Writes goals in the language of files, in a line.</summary>
/// <param name="quoted">With quotation marks around everything that is a text: then it is JSON, too, and says where things belong.</param>
/// <param name="preposition">Whether things are in or on a kind of receptacle. Default: in, which means the same.</param>
internal sealed class GoalWriter(bool quoted, Func<string, string>? preposition = null)
{
    public string Write(Goal goal)
    {
        var text = Phases(goal, 0);
        return goal.If is { } condition ? Table(("if", Write(condition)), ("then", text), ("else", Write(goal.Else!))) : text;
    }

    private string Phases(Goal goal, int from)
    {
        var phase = goal.Phases[from].Select(Write).ToList();
        var text = phase is [var only] ? only : $"[{string.Join(", ", phase)}]";
        return from == goal.Phases.Length - 1 ? text
            : Table(("first", text), ("then", Phases(goal, from + 1)), ("keep", from == 0 && goal.Keep ? "true" : null));
    }

    private string Write(Requirement requirement) => requirement switch
    {
        Requirement.Things things => Table(
            (things.Quantity.Name(), Word(things.Count > 1 || things.Quantity is Quantity.Exactly ? FormattableString.Invariant($"{things.Count} {things.Kind}") : things.Kind ?? "any")),
            ("that", things.That switch { [] => null, [var one] => Word(one.Name()), var several => List(several.Select(EnumNames.Name)) }),
            (things.Place is { } place && preposition is not null ? preposition(place) : "in", Word(things.Place)), ("room", Word(things.Room)), ("together", things.Together ? "true" : null), ("beside", Word(things.Beside))),
        Requirement.Hold hold => Table(("hold", Word(hold.Kind)), ("under", Word(hold.Lamp))),
        Requirement.LampOn lamp => Table(("lamp", Word(lamp.Lamp)), ("is", Word("on"))),
        Requirement.Doors doors => Table(("place", Word(doors.Place ?? "all")), ("is", Word(doors.AreOpen ? "open" : "closed")), ("room", Word(doors.Room))),
        Requirement.At at => Table(("at", Word(at.Place)), ("room", Word(at.Room))),
        Requirement.Tidy tidy => Table(
            ("tidy", List(tidy.Homes.Select(home => home.Kind))), ("room", Word(tidy.Room)),
            ("homes", quoted ? Table([.. tidy.Homes.Select(home => (home.Kind, (string?)List(home.Places)))]) : null)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Table(params ReadOnlySpan<(string Key, string? Value)> entries)
    {
        List<string> parts = [];
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                parts.Add($"{Word(key)}: {value}");
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    private string List(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Word))}]";

    // Names of kinds, rooms and properties are letters, digits, blanks and hyphens.
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(word))]
    private string? Word(string? word) => word is null || !quoted ? word : $"\"{word}\"";
}
