using System.Text;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Prompts;

/// <summary>Reads the prompts, which are files so that people can read and compare them, and fills in what differs.</summary>
internal static partial class PromptText
{
    /// <summary>The version of the prompts that are shipped; logs carry it. Raise it with every change of a prompt.</summary>
    public const int Version = 2;

    /// <summary>The text of a prompt's file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PromptText).Assembly.GetManifestResourceStream("prompts/" + name)
            ?? throw new ArgumentException($"There is no prompt file '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    /// <summary>Puts values into the slots of a text, such as <c>{{turns}}</c>, all in one pass: a value that looks like a slot
    /// stays text.</summary>
    /// <param name="value">The value of a slot; null leaves the slot as it stands.</param>
    public static string Fill(string text, Func<string, string?> value) => Slot().Replace(text, slot => value(slot.Groups[1].Value) ?? slot.Value);

    /// <summary>The value of a slot that says what is left; null where it is another.</summary>
    public static string? Left(string slot, int turns, int steps) => slot switch
    {
        "turns" => $"{turns}",
        "steps" => $"{steps}",
        "turns_left" => Count(turns, "turn"),
        "steps_left" => Count(steps, "step"),
        // Where an action takes a turn of its own, the fewer of both are left.
        "actions_left" => Count(Math.Min(turns, steps), "action"),
        _ => null,
    };

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    /// <summary>The slots of a text.</summary>
    public static IEnumerable<string> SlotsOf(string text) => Slot().Matches(text).Select(slot => slot.Groups[1].Value);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Slot();
}
