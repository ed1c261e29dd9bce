namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>A verb with its command in a dialect: the parts, and what stands between them.</summary>
internal sealed record CommandForm(Verb Verb, ImmutableArray<string> Parts, ImmutableArray<ArgumentKind> Arguments);

/// <summary>The commands that a dialect has in one kind of world.</summary>
internal sealed class CommandLanguage
{
    private static readonly CommandLanguage[] Known =
        [.. EnumNames.All<WorldSource>().SelectMany(_ => EnumNames.All<Dialect>(), (source, dialect) => new CommandLanguage(source, dialect))];

    private readonly CommandForm[][] formsByLetter = [.. Enumerable.Repeat<CommandForm[]>([], 'z' - 'a' + 1)];

    private CommandLanguage(WorldSource source, Dialect dialect)
    {
        CommandForm[] forms =
        [
            .. Verb.All.Where(verb => verb.ExistsIn(source) && verb.Parts(dialect).Length > 0)
                .Select(verb => new CommandForm(verb, verb.Parts(dialect), verb.Words.Arguments))
                .OrderBy(form => form.Parts[0], StringComparer.Ordinal),
        ];
        Verbs = [.. forms.Select(form => form.Verb)];
        foreach (var group in forms.GroupBy(form => form.Parts[0][0]))
            formsByLetter[group.Key - 'a'] = [.. group];
    }

    /// <summary>The verbs in the ordinal order of their commands, which is the order of lists of commands.</summary>
    public Verb[] Verbs { get; }

    // There are two dialects for each kind of world.
    public static CommandLanguage Of(WorldSource source, Dialect dialect) => Known[((int)source << 1) | (int)dialect];

    /// <summary>The commands that begin with the letter of a text.</summary>
    public ReadOnlySpan<CommandForm> Starting(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] is >= 'a' and <= 'z' ? formsByLetter[text[0] - 'a'] : [];
}
