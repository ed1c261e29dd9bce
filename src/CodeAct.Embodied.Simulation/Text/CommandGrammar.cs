namespace CodeAct.Embodied.Simulation.Text;

/// <summary>A command text, taken apart. Names that mean nothing in the world are -1 in the action.</summary>
internal readonly ref struct ParsedCommand
{
    /// <summary>Whether the text has the shape of a command at all; without it, the rest means nothing.</summary>
    public required bool IsCommand { get; init; }

    public GroundAction Action { get; init; }

    /// <summary>The first name as it was written.</summary>
    public ReadOnlySpan<char> First { get; init; }

    /// <summary>The second name as it was written.</summary>
    public ReadOnlySpan<char> Second { get; init; }
}

/// <summary>Reads commands. ALFWorld compares a text with the list of admissible commands, letter by letter; reading verb
/// and names exactly and then asking the engine comes to the same.</summary>
internal static class CommandGrammar
{
    /// <summary>Takes a command apart. White space around it is dropped; everything else must match exactly.</summary>
    public static ParsedCommand Parse(WorldIndex index, ReadOnlySpan<char> text, Dialect dialect)
    {
        text = PythonText.Strip(text);
        foreach (var form in CommandLanguage.Of(index.World.Source, dialect).Starting(text))
        {
            var parts = form.Parts;
            if (!text.StartsWith(parts[0], StringComparison.Ordinal))
                continue;
            var first = text[parts[0].Length..];
            if (parts.Length == 1)
            {
                if (first.Length == 0)
                    return new ParsedCommand { IsCommand = true, Action = new GroundAction(form.Verb) };
                continue;
            }

            ReadOnlySpan<char> second = [];
            if (parts.Length > 2)
            {
                var between = first.IndexOf(parts[1], StringComparison.Ordinal);
                if (between < 0)
                    continue;
                second = first[(between + parts[1].Length)..];
                first = first[..between];
            }

            return new ParsedCommand { IsCommand = true, Action = Ground(index, form, first, second), First = first, Second = second };
        }

        return new ParsedCommand { IsCommand = false };
    }

    private static GroundAction Ground(WorldIndex index, CommandForm form, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        int thing = -1, receptacle = -1, tool = -1;
        var kinds = form.Arguments.AsSpan();
        for (var i = 0; i < kinds.Length; i++)
        {
            var name = i == 0 ? first : second;
            var kind = kinds[i];
            if (kind is ArgumentKind.Receptacle or ArgumentKind.Thing && index.TryFindReceptacle(name, out var foundReceptacle))
                receptacle = foundReceptacle;
            else if (kind is not ArgumentKind.Receptacle && index.TryFindThing(name, out var found))
                (thing, tool) = kind is ArgumentKind.Tool ? (thing, found) : (found, tool);
        }

        return new GroundAction(form.Verb, thing, receptacle, tool);
    }
}
