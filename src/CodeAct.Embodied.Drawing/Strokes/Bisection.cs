namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>Finds where something that holds ceases to hold.</summary>
internal static class Bisection
{
    /// <summary>The last number for which it holds, as it does for all before; the first number where it holds for none.</summary>
    public static int Last(int first, int last, Func<int, bool> holds)
    {
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = holds(middle) ? (middle, last) : (first, middle - 1);
        }

        return first;
    }
}
