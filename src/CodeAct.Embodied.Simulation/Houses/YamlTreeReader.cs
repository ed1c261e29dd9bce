using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>
/// Reads YAML that may come from a stranger: only texts, lists and tables, of bounded depth and number. It looks at the
/// parser's events one by one, so that nothing grows before it has been judged.
/// </summary>
public sealed class YamlTreeReader
{
    private const int DeepestNesting = 12;
    private const int MostNodes = 50_000;

    private readonly ProblemList problems;
    private readonly string kind;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly string[] lines;
    private readonly Stack<(Mark At, char Bracket)> open = [];
    private int nodes;

    private YamlTreeReader(string text, ProblemList problems, string kind)
    {
        this.problems = problems;
        this.kind = kind;
        lines = text.Split('\n');
        scanner = new Scanner(new StringReader(text));
        parser = new Parser(scanner);
    }

    // After an error in the middle of a file everything that was open at that point ends there.
    private bool IsBroken { get; set; }

    /// <summary>Reads the one document of a file. Where the text is broken, the problem is added and what stands before
    /// it is returned.</summary>
    /// <param name="kind">What the file is, in messages.</param>
    /// <returns>The tree, null where there is none, and whether the file was read to its end.</returns>
    public static (YamlTree? Tree, bool IsComplete) Read(string text, ProblemList problems, string kind = "world file")
    {
        if (FirstUnprintable(text) is { } place)
        {
            problems.Add(place, "there is a control character here; remove it");
            return (null, false);
        }

        var reader = new YamlTreeReader(text, problems, kind);
        var tree = reader.ReadDocument();
        return (tree, !reader.IsBroken);
    }

    private static Mark? FirstUnprintable(string text)
    {
        var (line, column) = (1, 1);
        foreach (var c in text)
        {
            if (c is not ('\n' or '\r' or '\t') && Wording.IsUnprintable(c))
                return new Mark(line, column);
            (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return null;
    }

    private YamlTree? ReadDocument()
    {
        if (Next() is not StreamStart || Next() is not DocumentStart)
        {
            if (!IsBroken)
                problems.Add(new Mark(1, 1), "the file is empty");
            return null;
        }

        var tree = ReadNode(Next(), depth: 0);
        if (!IsBroken && Next() is DocumentEnd && Next() is DocumentStart second)
            Break(second.Start, $"a second document begins here; a {kind} holds one");
        return tree;
    }

    /// <summary>The node that begins with the event; null where the file breaks before it says anything.</summary>
    private YamlTree? ReadNode(ParsingEvent? first, int depth)
    {
        if (first is null)
            return null;

        var at = At(first);
        if (first is AnchorAlias || first is NodeEvent { Anchor.IsEmpty: false })
            return Break(first.Start, $"anchors and aliases (& and *) are not allowed in {kind}s; write the value out");
        if (first is NodeEvent { Tag.IsEmpty: false })
            return Break(first.Start, $"tags (!) are not allowed in {kind}s; remove it");
        if (depth > DeepestNesting)
            return Break(first.Start, $"this is nested more than {DeepestNesting} levels deep");
        if (++nodes > MostNodes)
            return Break(first.Start, $"the file holds more than {MostNodes} values");

        var isOpen = first is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow };
        if (isOpen)
            open.Push((at, first is SequenceStart ? '[' : '{'));
        YamlTree? tree = first switch
        {
            Scalar scalar => ReadText(scalar),
            SequenceStart => new YamlTree.Sequence(at, ReadItems(depth)),
            MappingStart => ReadTable(at, depth),
            // The parser lets some broken files end where a value should stand.
            _ => Break(first.Start, "a value is missing before this"),
        };
        if (isOpen && !IsBroken)
            open.Pop();
        return tree;
    }

    private YamlTree.Text? ReadText(Scalar scalar)
    {
        // Quotes may hide \u0007.
        if (scalar.Value.Any(c => c is not ('\n' or '\t') && Wording.IsUnprintable(c)))
        {
            Break(scalar.Start, "there is a control character in this text; remove it");
            return null;
        }

        return new YamlTree.Text(At(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private ImmutableArray<YamlTree> ReadItems(int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlTree>();
        while (Next() is { } item and not SequenceEnd)
        {
            if (ReadNode(item, depth + 1) is { } tree)
                items.Add(tree);
            if (IsBroken)
                break;
        }

        return items.ToImmutable();
    }

    private YamlTree.Table ReadTable(Mark at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlTree.Entry>();
        var seen = new Dictionary<string, Mark>(StringComparer.Ordinal);
        while (Next() is { } keyEvent and not MappingEnd)
        {
            if (keyEvent is not Scalar)
            {
                Break(keyEvent.Start, "the name before a colon must be a plain text");
                break;
            }

            var key = (YamlTree.Text?)ReadNode(keyEvent, depth + 1);
            var value = key is null ? null : ReadNode(Next(), depth + 1);
            if (key is not null && value is not null)
            {
                if (seen.TryAdd(key.Value, key.At))
                    entries.Add(new YamlTree.Entry(key, value));
                else
                    problems.Add(key.At, $"{Wording.Quote(key.Value)} is already in line {seen[key.Value].Line}; remove one");
            }

            if (IsBroken)
                break;
        }

        return new YamlTree.Table(at, entries.ToImmutable(), IsComplete: !IsBroken);
    }

    /// <summary>The next event; null where the text is no YAML.</summary>
    private ParsingEvent? Next()
    {
        try
        {
            while (!IsBroken && parser.MoveNext())
            {
                if (parser.Current is not Comment)
                    return parser.Current;
            }
        }
        catch (YamlException e)
        {
            BreakNoYaml(e.Start, e.Message.TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet 18.1 throws from ScanPlainScalar where a text in brackets begins with "?", "-" or ":".
            BreakNoYaml(scanner.CurrentPosition, "put quotes around a text that begins with a sign");
        }
        catch (ArgumentOutOfRangeException)
        {
            // What it throws from ScanFlowScalar where an escape is the first half of a pair and no second one follows.
            BreakNoYaml(scanner.CurrentPosition, "an escape such as \"\\ud83d\" is half of a character; write the character itself");
        }

        return null;
    }

    // YAML's own reader notices a tab where its table begins, and a missing bracket lines later.
    private void BreakNoYaml(YamlDotNet.Core.Mark at, string message)
    {
        var tab = message.Contains("tab", StringComparison.Ordinal) ? Array.FindIndex(lines, line => line[..^line.TrimStart().Length].Contains('\t')) : -1;
        if (tab >= 0)
            problems.Add(new Mark(tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1), "this is no valid YAML: a tab stands at the beginning of the line; put spaces there");
        // The outermost: the end of an inner one is noticed only with what stands behind it.
        else if (open.Count > 0 && open.Last() is var (begin, bracket) && begin.Line < at.Line)
            problems.Add(begin, $"this is no valid YAML: the {bracket} that stands here is not closed before line {at.Line}");
        else
            Break(at, "this is no valid YAML: " + message);
        IsBroken = true;
    }

    private YamlTree? Break(YamlDotNet.Core.Mark at, string message)
    {
        problems.Add(new Mark((int)at.Line, (int)at.Column), message);
        IsBroken = true;
        return null;
    }

    private static Mark At(ParsingEvent item) => new((int)item.Start.Line, (int)item.Start.Column);
}
