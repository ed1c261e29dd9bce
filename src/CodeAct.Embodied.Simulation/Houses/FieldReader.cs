using System.Globalization;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A key of a table.</summary>
/// <param name="Help">What stands behind it: one or two sentences, of which those who leave it out read the first.</param>
public record FieldKey(string Name, string Help = "", bool IsRequired = false);

/// <summary>Reads the values of one table by their keys. What is wrong becomes a problem and reads as left out.</summary>
public sealed class FieldReader
{
    private const double FarthestCoordinate = 100;
    private const double LargestSize = 20;

    private readonly ProblemList problems;
    private readonly Dictionary<string, YamlTree> values;

    /// <param name="subject">What the table describes, for example "a room".</param>
    public FieldReader(YamlTree tree, IReadOnlyList<FieldKey> keys, string subject, ProblemList problems)
    {
        this.problems = problems;
        At = tree.At;
        values = new Dictionary<string, YamlTree>(StringComparer.Ordinal);
        var names = keys.Select(key => key.Name).ToList();
        if (tree is not YamlTree.Table table)
        {
            problems.Add(tree.At, $"{subject} is described by names and values ({Wording.Or(names)}), not by {What(tree)}");
            return;
        }

        foreach (var (key, value) in table.Entries.Where(entry => names.Contains(entry.Key.Value)))
            values.Add(key.Value, value);
        foreach (var (key, value) in table.Entries.Where(entry => !names.Contains(entry.Key.Value)))
        {
            problems.Add(key.At, $"{Wording.Quote(key.Value)} says nothing about {subject}{Wording.DidYouMean(key.Value, names)}");
            // It is read as what was probably meant, so that one slip of the pen is one problem.
            if (Wording.Nearest(key.Value, names) is { } meant)
                values.TryAdd(meant, value);
        }

        foreach (var key in keys.Where(key => key.IsRequired && table.IsComplete && !values.ContainsKey(key.Name)))
            problems.Add(tree.At, $"{subject} lacks '{key.Name}': {char.ToLowerInvariant(key.Help[0])}{key.Help[1..]}");
    }

    /// <summary>Where the table begins.</summary>
    public Mark At { get; }

    public YamlTree? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Where the value stands, or the table where it does not.</summary>
    public Mark PlaceOf(string key) => this[key]?.At ?? At;

    /// <summary>The entries of a table of named things, in the order of the file.</summary>
    public ImmutableArray<YamlTree.Entry> Entries(string key, int most)
    {
        switch (this[key])
        {
            case null:
                return [];
            case YamlTree.Table table when table.Entries.Length <= most:
                return table.Entries;
            case YamlTree.Table table:
                problems.Add(table.At, $"there are {table.Entries.Length} {key}; at most {most} are allowed");
                return [];
            case var other:
                problems.Add(other.At, $"'{key}' is a table of names, not {What(other)}");
                return [];
        }
    }

    public ImmutableArray<YamlTree> Items(string key, int most)
    {
        switch (this[key])
        {
            case null:
                return [];
            case YamlTree.Sequence list when list.Items.Length <= most:
                return list.Items;
            case YamlTree.Sequence list:
                problems.Add(list.At, $"there are {list.Items.Length} {key}; at most {most} are allowed");
                return [];
            case var other:
                problems.Add(other.At, $"'{key}' is a list in square brackets, not {What(other)}");
                return [];
        }
    }

    /// <summary>The texts of a list.</summary>
    public ImmutableArray<YamlTree.Text> Words(string key, int most)
    {
        var items = Items(key, most);
        foreach (var item in items.Where(item => item is not YamlTree.Text))
            problems.Add(item.At, $"'{key}' lists texts, and this is {What(item)}");
        return [.. items.OfType<YamlTree.Text>()];
    }

    public YamlTree.Text? Word(string key)
    {
        if (this[key] is { } value and not YamlTree.Text)
            problems.Add(value.At, $"'{key}' is a text, not {What(value)}");
        return this[key] as YamlTree.Text;
    }

    /// <summary>The text, if it is one of the known ones.</summary>
    /// <param name="category">What the known ones are, for example "type of room".</param>
    public string? OneOf(string key, IEnumerable<string> known, string category) =>
        Word(key) is { } word ? Known(word, known, category, problems) : null;

    public static string? Known(YamlTree.Text word, IEnumerable<string> known, string category, ProblemList problems)
    {
        var words = known.ToList();
        if (words.Contains(word.Value))
            return word.Value;
        // People shorten names: a sink, a table.
        var near = NameGuess.Find(word.Value, words);
        var meant = near.Length > 1 ? $"; did you mean {Wording.Or(near)}?" : Wording.DidYouMean(near is [var only] ? only : word.Value, words);
        problems.Add(word.At, $"{Wording.Quote(word.Value)} is no {category}{meant}");
        return null;
    }

    public bool? Flag(string key)
    {
        switch (this[key])
        {
            case null:
                return null;
            case YamlTree.Text { IsPlain: true, Value: "true" }:
                return true;
            case YamlTree.Text { IsPlain: true, Value: "false" }:
                return false;
            case var other:
                problems.Add(other.At, $"'{key}' is true or false, not {What(other)}");
                return null;
        }
    }

    /// <summary>A length in metres, more than nothing.</summary>
    public double? Length(string key) => this[key] is { } value ? Number(value, key, 0.01, LargestSize) : null;

    public double? Number(string key, double least, double most) =>
        this[key] is { } value ? Number(value, key, least, most) : null;

    /// <summary>A number without a fraction.</summary>
    public int? Whole(string key, int least, int most)
    {
        var number = Number(key, least, most);
        if (number is null || number == Math.Floor(number.Value))
            return (int?)number;
        problems.Add(PlaceOf(key), $"'{key}' is a whole number, not {What(this[key]!)}");
        return null;
    }

    public Position? Point(string key) => Pair(key, -FarthestCoordinate, FarthestCoordinate) is var (x, y) ? new(x, y) : null;

    /// <summary>Width and depth in metres.</summary>
    public (double Width, double Depth)? Size(string key) => Pair(key, 0.01, LargestSize);

    private (double First, double Second)? Pair(string key, double least, double most)
    {
        if (this[key] is not { } value)
            return null;
        if (value is not YamlTree.Sequence { Items: [var first, var second] })
        {
            problems.Add(value.At, $"'{key}' is two numbers in metres, such as [1.5, 2], not {What(value)}");
            return null;
        }

        var (x, y) = (Number(first, key, least, most), Number(second, key, least, most));
        return x is { } a && y is { } b ? (a, b) : null;
    }

    private double? Number(YamlTree value, string key, double least, double most)
    {
        if (value is not YamlTree.Text { IsPlain: true } text
            || !double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.IsNaN(number))
        {
            problems.Add(value.At, $"'{key}' needs a number such as 1.5 here, not {What(value)}");
            return null;
        }

        if (number >= least && number <= most)
            return number;
        problems.Add(value.At, $"{Wording.Quote(text.Value)} is out of bounds: '{key}' goes from {Wording.Metres(least)} to {Wording.Metres(most)}");
        return null;
    }

    public static string What(YamlTree tree) => tree switch
    {
        YamlTree.Text { Value: "", IsPlain: true } => "nothing",
        YamlTree.Text text => Wording.Quote(text.Value),
        YamlTree.Sequence { Items.Length: var count } => $"a list of {count}",
        YamlTree.Table => "a table",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
