using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>Reads a shape such as <c>C! .5 .55 .38 apple</c>: a letter, numbers, a material.</summary>
internal static class ShapeReader
{
    // How many numbers each takes; a polygon at least so many.
    private static readonly Dictionary<char, int> Letters = new() { ['C'] = 3, ['E'] = 4, ['L'] = 5, ['O'] = 6, ['P'] = 6, ['R'] = 5, ['S'] = 5 };

    /// <summary>The shape; null where it is none, and then there is a problem.</summary>
    public static ShapePart? Read(YamlTree.Text text, Dictionary<string, Rgba> materials, ProblemList problems)
    {
        var words = text.Value.Split(' ');
        var letter = words[0].TrimEnd('!');
        if (letter.Length != 1 || !Letters.TryGetValue(letter[0], out var count))
            return Problem(0, $"{Wording.Quote(words[0])} is no shape; there is {Wording.Or([.. Letters.Keys.Select(known => $"{known}")])}");
        var given = words.Length - 2;
        if (letter == "P" ? given < count || given % 2 != 0 : given != count)
            return Problem(0, $"{letter} takes {(letter == "P" ? $"an even number of numbers, at least {count}," : $"{count} numbers")} and a material, and here are {words.Length - 1} words");
        var numbers = new float[given];
        for (var i = 0; i < given; i++)
        {
            if (!float.TryParse(words[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !float.IsFinite(numbers[i]))
                return Problem(i + 1, $"{Wording.Quote(words[i + 1])} is no number such as .5");
        }

        return materials.TryGetValue(words[^1], out var color)
            ? new ShapePart(letter[0], words[0].EndsWith('!'), [.. numbers], color)
            : Problem(words.Length - 1, $"{Wording.Quote(words[^1])} is no material{Wording.DidYouMean(words[^1], materials.Keys)}");

        ShapePart? Problem(int word, string message)
        {
            // Quotes and line breaks would shift it.
            var column = text.At.Column + (text.IsPlain ? words.Take(word).Sum(before => before.Length + 1) : 0);
            problems.Add(text.At with { Column = column }, message);
            return null;
        }
    }
}
