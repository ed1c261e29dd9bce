namespace CodeAct.Embodied.Agents.Models;

/// <summary>Takes the key out of everything that an endpoint sends: some echo the request that they did not like, and what they
/// send goes to terminals, logs and recordings.</summary>
internal sealed class KeyGuard(string key)
{
    // What stands in for a key at servers that ask for none ("none", "sk-x") may be a word of any answer.
    private const int ShortestKey = 8;

    private const string Sign = "[key]";

    private readonly bool isSecret = key.Length >= ShortestKey;

    public string Clean(string text) => isSecret ? text.Replace(key, Sign, StringComparison.Ordinal) : text;

    public ChatAnswer Clean(ChatAnswer answer) => isSecret
        ? answer with
        {
            Content = Clean(answer.Content),
            Reasoning = answer.Reasoning is { } reasoning ? Clean(reasoning) : null,
            FinishReason = answer.FinishReason is { } reason ? Clean(reason) : null,
            ToolCalls = [.. answer.ToolCalls.Select(call => new ChatToolCall(Clean(call.Id), Clean(call.Name), Clean(call.Arguments)))],
        }
        : answer;

    /// <summary>A text that comes in pieces, on its way to somebody who watches.</summary>
    public Watched Watch(Action<string> onText) => new(this, onText);

    /// <summary>Hands on a text in pieces, each as soon as it can hold no part of the key.</summary>
    internal sealed class Watched(KeyGuard guard, Action<string> onText)
    {
        private string held = "";

        public void Tell(string text)
        {
            var known = guard.Clean(held + text);
            held = known[(known.Length - guard.Beginning(known))..];
            if (known.Length > held.Length)
                onText(known[..^held.Length]);
        }

        /// <summary>Hands on what was held back.</summary>
        public void End()
        {
            if (held.Length > 0)
                onText(held);
            held = "";
        }
    }

    // How much of the text's end is the beginning of the key.
    private int Beginning(string text)
    {
        var length = isSecret ? Math.Min(key.Length - 1, text.Length) : 0;
        while (length > 0 && !text.AsSpan(text.Length - length).SequenceEqual(key.AsSpan(0, length)))
            length--;
        return length;
    }
}
