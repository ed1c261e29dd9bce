using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>A command text, taken apart. Names that mean nothing in the world are -1 in the action.</summary>
internal readonly ref struct ParsedCommand
{
    /// <summary>Whether the text has the shape of a command at all.</summary>
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
    private static readonly Primitive[] Verbs = [.. Primitive.All];

    /// <summary>Takes a command apart. White space around it is dropped; everything else must match exactly.</summary>
    public static ParsedCommand Parse(WorldIndex index, ReadOnlySpan<char> text, Dialect dialect)
    {
        text = PythonText.Strip(text);
        foreach (var primitive in Verbs)
        {
            var parts = primitive.PartsIn(dialect);
            if (parts.Length == 0 || !text.StartsWith(parts[0], StringComparison.Ordinal))
                continue;
            if (parts.Length == 1)
            {
                if (text.Length == parts[0].Length)
                    return new ParsedCommand { IsCommand = true, Action = new GroundAction(primitive.Verb) };
                continue;
            }

            var first = text[parts[0].Length..];
            if (parts.Length == 2)
                return new ParsedCommand { IsCommand = true, Action = Unary(index, primitive.Verb, first), First = first };

            var between = first.IndexOf(parts[1], StringComparison.Ordinal);
            if (between < 0)
                continue;
            var second = first[(between + parts[1].Length)..];
            first = first[..between];
            return new ParsedCommand { IsCommand = true, Action = Binary(index, primitive.Verb, first, second), First = first, Second = second };
        }

        return new ParsedCommand { IsCommand = false };
    }

    private static GroundAction Unary(WorldIndex index, Verb verb, ReadOnlySpan<char> name)
    {
        if (verb is not Verb.Use && index.TryFindReceptacle(name, out var receptacle))
            return new GroundAction(verb, Receptacle: receptacle);
        if (verb is Verb.Use or Verb.Examine && index.TryFindThing(name, out var thing))
            return new GroundAction(verb, thing);
        return new GroundAction(verb);
    }

    private static GroundAction Binary(WorldIndex index, Verb verb, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var thing = index.TryFindThing(first, out var foundThing) ? foundThing : -1;
        if (verb is Verb.Slice)
            return new GroundAction(verb, thing, Tool: index.TryFindThing(second, out var tool) ? tool : -1);
        return new GroundAction(verb, thing, index.TryFindReceptacle(second, out var receptacle) ? receptacle : -1);
    }
}
