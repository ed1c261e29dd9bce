using System.Globalization;

namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Kinds in sentences: with an article, as numbers of them, in the plural.</summary>
public static class Nouns
{
    private static readonly string[] numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] ordinals =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    // The words of kinds.yaml that follow no rule, by their ends.
    private static readonly (string Singular, string Plural)[] irregular = [("knife", "knives"), ("shelf", "shelves"), ("tomato", "tomatoes"), ("potato", "potatoes"),
        ("boots", "boots"), ("blinds", "blinds"), ("curtains", "curtains")];

    /// <summary>"a mug", "an egg".</summary>
    public static string A(string noun) => $"{(noun.Length > 0 && "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    /// <summary>"two", "13".</summary>
    public static string Number(int count) => count < numbers.Length ? numbers[count] : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>"second", "13th".</summary>
    public static string Ordinal(int number) => number < ordinals.Length ? ordinals[number] : string.Create(CultureInfo.InvariantCulture, $"{number}th");

    /// <summary>The number of a word; null where it is none.</summary>
    public static int? ParseNumber(string word) =>
        Array.IndexOf(numbers, word) is var known and > 0 ? known
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= numbers.Length ? number : null;

    /// <summary>"mugs", "knives", "boxes".</summary>
    public static string Plural(string kind)
    {
        foreach (var (singular, plural) in irregular)
        {
            if (kind.EndsWith(singular, StringComparison.Ordinal))
                return kind[..^singular.Length] + plural;
        }

        return kind switch
        {
            [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => kind + "es",
            [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => kind[..^1] + "ies",
            _ => kind + "s",
        };
    }

    /// <summary>The kind that a plural is of; the word itself where it is no plural.</summary>
    public static string Singular(string plural)
    {
        foreach (var (singular, known) in irregular)
        {
            if (plural.EndsWith(known, StringComparison.Ordinal))
                return plural[..^known.Length] + singular;
        }

        // Of "vases" both "vas" and "vase" could be the one; kinds such as the second are more frequent.
        string[] candidates = plural.EndsWith("ses", StringComparison.Ordinal) && !plural.EndsWith("sses", StringComparison.Ordinal)
            ? [Cut("s", "")] : [Cut("ies", "y"), Cut("es", ""), Cut("s", "")];
        return Array.Find(candidates, candidate => Plural(candidate) == plural) ?? plural;

        string Cut(string end, string instead) => plural.EndsWith(end, StringComparison.Ordinal) ? plural[..^end.Length] + instead : plural;
    }
}
