using System.Text;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>Reads lines from a terminal as people expect it: the arrows move, lines typed before come back, and the tabulator completes.</summary>
/// <param name="readKey">Waits for a key.</param>
/// <param name="output">The terminal, past the filter of texts: the cursor is steered here, and what was typed or pasted is filtered.</param>
/// <param name="complete">The lines that may be meant by what stands before the cursor; each begins with it.</param>
/// <param name="prompt">What stands before the line, to be shown again below the lines that may be meant.</param>
internal sealed class LineEditor(Func<ConsoleKeyInfo> readKey, TextWriter output, Func<string, IReadOnlyList<string>> complete, Func<string> prompt) : TextReader
{
    private const int MostShown = 40;

    // The terminal remembers where the line begins: what is written before it is not known here.
    private const string Remember = "\u001b7";
    private const string Return = "\u001b8\u001b[J";

    private readonly List<string> history = [];
    private readonly StringBuilder line = new();
    private int cursor;
    private int past;

    /// <summary>The next line; null where the input ends, by Ctrl-D.</summary>
    public override string? ReadLine()
    {
        line.Clear();
        (cursor, past) = (0, history.Count);
        output.Write(Remember);
        while (true)
        {
            var key = readKey();
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && line.Length == 0)
            {
                output.WriteLine();
                return null;
            }

            if (key.Key is ConsoleKey.Enter)
                return Finish();
            Take(key);
            Draw();
        }
    }

    private string Finish()
    {
        cursor = line.Length;
        Draw();
        output.WriteLine();
        var text = line.ToString();
        if (text.Trim().Length > 0 && (history.Count == 0 || history[^1] != text))
            history.Add(text);
        return text;
    }

    private void Take(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control) && TakeControl(key.Key))
            return;
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                cursor = Math.Max(0, cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                cursor = Math.Min(line.Length, cursor + 1);
                break;
            case ConsoleKey.Home:
                cursor = 0;
                break;
            case ConsoleKey.End:
                cursor = line.Length;
                break;
            case ConsoleKey.UpArrow when past > 0:
                Replace(history[--past]);
                break;
            case ConsoleKey.DownArrow when past < history.Count:
                Replace(++past < history.Count ? history[past] : "");
                break;
            case ConsoleKey.Backspace when cursor > 0:
                line.Remove(--cursor, 1);
                break;
            case ConsoleKey.Delete when cursor < line.Length:
                line.Remove(cursor, 1);
                break;
            case ConsoleKey.Tab:
                Complete();
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    line.Insert(cursor++, key.KeyChar);
                break;
        }
    }

    // As shells have it.
    private bool TakeControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A:
                cursor = 0;
                return true;
            case ConsoleKey.E:
                cursor = line.Length;
                return true;
            case ConsoleKey.U:
                line.Remove(0, cursor);
                cursor = 0;
                return true;
            case ConsoleKey.K:
                line.Remove(cursor, line.Length - cursor);
                return true;
            case ConsoleKey.W:
                var word = line.ToString(0, cursor).TrimEnd().LastIndexOf(' ') + 1;
                line.Remove(word, cursor - word);
                cursor = word;
                return true;
            default:
                return false;
        }
    }

    private void Complete()
    {
        var typed = line.ToString(0, cursor);
        var meant = complete(typed);
        if (meant.Count == 0)
            return;
        var shared = meant.Aggregate((one, other) => one[..one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count()]);
        if (shared.Length > typed.Length)
        {
            line.Remove(0, cursor).Insert(0, shared);
            cursor = shared.Length;
        }
        else if (meant.Count > 1)
        {
            output.Write(Return);
            output.WriteLine(TerminalText.Line(line.ToString()));
            output.WriteLine("  " + TerminalText.Line(string.Join(", ", meant.Take(MostShown))) + (meant.Count > MostShown ? " ..." : ""));
            output.Write(prompt() + Remember);
        }
    }

    private void Replace(string text)
    {
        line.Clear().Append(text);
        cursor = text.Length;
    }

    private void Draw()
    {
        output.Write(Return);
        output.Write(TerminalText.Line(line.ToString()));
        if (cursor < line.Length)
            output.Write($"\u001b[{line.Length - cursor}D");
        output.Flush();
    }
}
