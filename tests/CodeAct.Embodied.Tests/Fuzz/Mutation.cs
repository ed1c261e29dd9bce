using System.Text;

namespace CodeAct.Embodied.Tests.Fuzz;

/// <summary>Spoils a sound input. Lists of numbers say how, so that a failing list can be made shorter and smaller.</summary>
internal static class Mutation
{
    private const int NumbersEach = 4;
    private const int LongestRepeat = 2000;
    private const int LongestResult = 1 << 18;

    // What parsers, terminals and people have stumbled over.
    private static readonly byte[][] Odd =
    [
        .. ((string[])[
            "\"", "'", "\\", "\\ud83d", "\\ude00", "\\u0000", "null", "true", "1e999", "-1", "0", "2147483648", "-99999999999999999999", "NaN", "0.1",
            "{", "}", "[", "]", "{}", "[]", ",", ":", ": ", "\n", "\r", "\r\n", "\t", " ", "  ", "- ", "#", "%", "&a ", "*a", "!!int ", "|", ">", "\0", "\u0007",
            "\u001b[2J", "\u202e", "\u200b", "\ufeff", "\u2028", "🍳", "'''", "\"\"\"", "```", "```python\n", "~~~", "<think>", "</think>", "<execute>", "</execute>",
            "[TOOL_CALLS]", "<tool_call>", "<|python_tag|>", "Action:", "data: ", "data: [DONE]\n\n", "event: x\n", "\"type\":", "\"format\":",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
    ];

    public static byte[] Apply(byte[] sound, int[] numbers)
    {
        List<byte> bytes = [.. sound];
        foreach (var change in numbers.Select(number => number & int.MaxValue).Chunk(NumbersEach).Where(change => change.Length == NumbersEach))
        {
            var (start, length) = (change[1] % (bytes.Count + 1), change[2]);
            var rest = bytes.Count - start;
            switch (change[0] % 6)
            {
                case 0:
                    bytes.RemoveRange(start, Math.Min(length % 64, rest));
                    break;
                case 1:
                    bytes.InsertRange(start, Odd[length % Odd.Length]);
                    break;
                case 2:
                    bytes.InsertRange(start, Enumerable.Repeat(Odd[length % Odd.Length], change[3] % LongestRepeat).SelectMany(odd => odd));
                    break;
                case 3 when rest > 0:
                    bytes[start] = (byte)change[3];
                    break;
                case 4:
                    bytes.RemoveRange(start, rest);
                    break;
                case 5:
                    // A piece of it stands somewhere else as well.
                    bytes.InsertRange(change[3] % (bytes.Count + 1), bytes.GetRange(start, Math.Min(length % 256, rest)));
                    break;
                default:
                    break;
            }

            if (bytes.Count > LongestResult)
                bytes.RemoveRange(LongestResult, bytes.Count - LongestResult);
        }

        return [.. bytes];
    }
}
