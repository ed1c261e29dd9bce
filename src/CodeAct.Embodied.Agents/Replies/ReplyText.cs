using System.Text;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>A model's answer taken apart: what it thought, what it says, and the blocks in that. Every mode reads answers by it.</summary>
/// <remarks>Models write in the forms that they were trained on; docs/replies.md lists those that are understood. The order of
/// things: a block is found first, and nothing inside of it is a mark; where it ends, Python's own rules for strings decide.
/// What stands between marks of thought, or before an end mark that has no beginning, is thought.</remarks>
internal sealed partial record ReplyText
{
    private const string ThoughtTags = "think|thinking|seed:think|reasoning|reason|reflection|scratchpad|analysis|inner_monologue|plan|planning|thoughts?";
    private const string ThoughtStarts =
        $@"<(?:{ThoughtTags})>|\[(?:think|thinking|reasoning|thought)\]|◁think▷|<\|(?:START_THINKING|begin_of_thought|think)\|>"
        + @"|<\|channel\|>[ \t]*analysis[ \t]*<\|message\|>|<\|channel>[ \t]*thought|<unused94>(?:thought)?";

    private const string ThoughtEnds =
        $@"</(?:{ThoughtTags})>|\[/(?:think|thinking|reasoning|thought)\]|◁/think▷|<\|(?:END_THINKING|end_of_thought|/think)\|>"
        + @"|<\|channel\|>[ \t]*final[ \t]*<\|message\|>|<channel\|>|<unused95>";

    private const string CodeTags = "execute|execute_code|execute_python|ipython|tool_code|python|python_code|py|code|script";

    // Of chat templates. What the other side would say is no part of the answer.
    private const string OtherSide = @"(?:<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>|<\|start\|>|<\|)(?:user|system|tool|observation|ipython|environment|function)\b";
    private const string ChatMarks =
        @"<\|im_start\|>(?:assistant\b)?|<\|start_header_id\|>assistant<\|end_header_id\|>|<\|start\|>(?:assistant\b)?|<start_of_turn>(?:model\b)?"
        + @"|<\|[\w/ .=-]{1,40}\|>|<｜[^｜<>]{1,40}｜>|</?s>|<end_of_turn>|<eos>|<bos>|\[/?INST\]|<end_code>";

    // Models like to play the house as well.
    private const string Invention =
        @"^(?>[ \t]*)(?:\*\*)?(?<invented>(?:Observation|Execution (?:Output|Result)|Tool Output|Output)(?:\*\*)?[ \t]*:|</?(?:observation|tool_response|execution_output)>|(?:User|Human):)";

    // An answer with more marks than that is no answer; some of them are looked for to its end.
    private const int MostMarks = 200;

    private const int LongestRemark = 1_000;

    /// <summary>The answer without thoughts and without the marks of a chat template.</summary>
    public required string Text { get; init; }

    /// <summary>What stood between marks of thought; empty where nothing did.</summary>
    public required string Thinking { get; init; }

    /// <summary>The blocks in <see cref="Text"/>, in their order.</summary>
    public required ImmutableArray<ReplyBlock> Blocks { get; init; }

    // The answer up to where only the other side can go on, and the stretches of it that the text is made of.
    private string Answer { get; init; } = "";

    private ImmutableArray<(int InText, int InAnswer)> Stretches { get; init; } = [];

    /// <summary>Takes an answer apart.</summary>
    public static ReplyText Read(string answer) => new Reader(answer.Replace("\r\n", "\n", StringComparison.Ordinal)).Read();

    /// <summary>What it thought before a place in <see cref="Text"/>; null where nothing is left of it.</summary>
    public string? ThoughtBefore(int end) => Thought(Text[..end]) ?? Thought(Thinking);

    /// <summary>The answer, thoughts included, up to where it goes on with what only the other side can say.</summary>
    /// <param name="actionEnd">Where in <see cref="Text"/> its action ends.</param>
    public string Kept(int actionEnd)
    {
        if (Invented().Match(Text, actionEnd) is not { Success: true, Index: var end })
            return Answer.TrimEnd();
        var (inText, inAnswer) = Stretches.Last(stretch => stretch.InText <= end);
        return Answer[..(inAnswer + end - inText)].TrimEnd();
    }

    /// <summary>A text without the marks of thought around it; null where nothing is left.</summary>
    public static string? Thought(string text) => ThoughtMarks().Replace(text, "").Trim() is { Length: > 0 } thought ? thought : null;

    [GeneratedRegex(@"</?thoughts?>|^\s*(?:Assistant|Thought)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtMarks();

    [GeneratedRegex(Invention, RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Invented();

    // Atomic groups, so that a long line is gone through once. A fence: a block on one line; one that begins a line or an item of
    // a list; one behind words.
    [GeneratedRegex(
        $@"(?<thought>{ThoughtStarts})|(?<ends>{ThoughtEnds})"
        + $@"|(?<tag><(?<name>{CodeTags})(?:[ \t][^<>\n]*)?>|\[PYTHON\]|<\|python_(?:tag|start)\|>|<parameter name=""(?:code|source|script|program)"">"
        + @"|<\|channel\|>(?>[^<\n]*?\bto=python\b[^<\n]*)(?:<\|constrain\|>[^<\n]*)?<\|message\|>)"
        + $@"|(?<other>{OtherSide})|(?<chat>{ChatMarks}|</(?:{CodeTags})>|\[/PYTHON\])"
        + $"|{Invention}"
        + @"|(?<!`)(?<fence>(?>`{3,}))(?:[ \t]*(?<language>python3?|py)[ \t]+)?(?<inline>(?>[^\n`]+))\k<fence>"
        + @"|^(?>[ \t>*+-]*)(?>(?:\d+[.)])?)(?>[ \t]*)(?<fence>(?>`{3,}|~{3,}))(?>[ \t]*)\{?\.?(?<language>(?>[\w+#.-]*))(?>[^\n`]*)(?:\n|\z)"
        + @"|(?<!`)(?<fence>(?>`{3,}))(?>[ \t]*)(?<language>(?>[\w+#.-]*))(?>[ \t]*)\n",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex($@"{ThoughtEnds}|<\|end\|>(?=\s*<\|start\|>)", RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtEnd();

    // What cannot be Python outside of a string: a fence, the end of a tag or of a thought, a mark of a chat template.
    [GeneratedRegex($@"(?<fence>`{{3,}})|^(?>[ \t]*)(?<fence>~{{3,}})|{ThoughtEnds}|(?<tag></(?:{CodeTags}|parameter)>|\[/PYTHON\])|{ChatMarks}", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex BlockEnd();

    [GeneratedRegex(@"^[ \t]*(?<fence>`{3,}|~{3,})[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex FenceEnd();

    [GeneratedRegex(@"\G(?:`{3,}|~{3,})(?:python3?|py|tool_code|json|bash|sh|text)[ \t]*\n", RegexOptions.IgnoreCase)]
    private static partial Regex NextFence();

    private sealed class Reader(string answer)
    {
        private readonly StringBuilder text = new();
        private readonly StringBuilder thinking = new();
        private readonly List<ReplyBlock> blocks = [];
        private readonly List<(int InText, int InAnswer)> stretches = [];
        private int at;
        private int end = answer.Length;

        public ReplyText Read()
        {
            for (var marks = 0; at < end; marks++)
            {
                var mark = marks < MostMarks ? Mark().Match(answer, at) : Match.Empty;
                var start = mark.Success ? mark.Index : end;
                Append(at, start);
                at = start + mark.Length;
                if (mark.Success)
                    Take(mark);
            }

            return new ReplyText
            {
                Text = text.ToString(),
                Thinking = thinking.ToString(),
                Blocks = [.. blocks],
                Answer = answer[..end],
                Stretches = [.. stretches],
            };
        }

        private void Take(Match mark)
        {
            if (mark.Groups["thought"].Success)
            {
                Think(mark);
            }
            else if (mark.Groups["ends"].Success)
            {
                // It began before the answer did, as the templates of some models have it: all drafts so far are thought.
                thinking.Append(text);
                text.Clear();
                stretches.Clear();
                blocks.Clear();
            }
            else if (mark.Groups["other"].Success || (mark.Groups["invented"].Success && blocks.Exists(block => block.Kind is not BlockKind.Other)))
            {
                end = mark.Index;
            }
            else if (mark.Groups["tag"].Success)
            {
                TakeTag(mark);
            }
            else if (mark.Groups["fence"].Success)
            {
                TakeFence(mark, KindOf(mark.Groups["language"].Value));
            }
            else if (!mark.Groups["chat"].Success)
            {
                Append(mark.Index, at);
            }
            else if (text.Length > 0 && char.IsLetterOrDigit(text[^1]))
            {
                text.Append(' ');
            }
        }

        private void Think(Match mark)
        {
            if (ThoughtEnd().Match(answer, at) is { Success: true } close)
            {
                thinking.Append(answer, at, close.Index - at).Append('\n');
                at = close.Index + close.Length;
            }
            else if (string.IsNullOrWhiteSpace(text.ToString()) && !mark.Value.StartsWith("<thought", StringComparison.OrdinalIgnoreCase))
            {
                thinking.Append(answer, at, answer.Length - at);
                at = end;
            }
            else
            {
                // A word in a sentence, or the mark of a thought whose end was forgotten.
                Append(mark.Index, at);
            }
        }

        private void TakeTag(Match mark)
        {
            // A fence in the tags: what is in that.
            var inner = at + answer.AsSpan(at).IndexOfAnyExcept(" \t\n");
            if (inner >= at && answer[inner] is '`' or '~' && Mark().Match(answer, inner) is { Success: true } fence && fence.Index == inner && fence.Groups["fence"].Success)
            {
                at = inner + fence.Length;
                TakeFence(fence, BlockKind.Python);
                return;
            }

            // "Use <code>look</code>" is a remark, and "a <code> tag" is one.
            var mayBeRemark = mark.Groups["name"].Value is "code" or "python" or "py" or "script";
            var near = answer.AsSpan(at, Math.Min(LongestRemark, answer.Length - at));
            if (mayBeRemark && !near.Contains('\n') && !near.Contains("</", StringComparison.Ordinal))
            {
                Append(mark.Index, at);
                return;
            }

            var (codeEnd, next) = EndOf(at, match => !match.Groups["fence"].Success);
            if (mayBeRemark && answer.IndexOf('\n', at, codeEnd - at) < 0 && !BareProgram.IsProgram(answer[at..codeEnd]))
                Append(mark.Index, at);
            else
                Add(mark, at, codeEnd, next, BlockKind.Python);
        }

        private void TakeFence(Match mark, BlockKind kind)
        {
            var fence = mark.Groups["fence"].Value;
            if (mark.Groups["inline"] is { Success: true } inline)
            {
                if (kind is BlockKind.Python || BareProgram.IsProgram(inline.Value))
                    Add(mark, inline.Index, inline.Index + inline.Length, at, BlockKind.Python);
                else
                    Append(mark.Index, at);
                return;
            }

            bool Closes(Match match) => match.Groups["fence"].Value.StartsWith(fence, StringComparison.Ordinal);
            var (codeEnd, next) = kind is BlockKind.Other
                ? Plain(FenceEnd(), at, Closes)
                : EndOf(at, match => Closes(match) || (!match.Groups["fence"].Success && !match.Groups["tag"].Success));
            var isLineStart = mark.Index == 0 || answer[mark.Index - 1] == '\n';
            if (isLineStart || kind is not BlockKind.Unlabelled || BareProgram.IsProgram(answer[at..codeEnd]))
            {
                Add(mark, at, codeEnd, next, kind);
                return;
            }

            // Its end is part of it, lest it be taken for a beginning.
            Append(mark.Index, next);
            at = next;
        }

        private void Add(Match mark, int codeStart, int codeEnd, int next, BlockKind kind)
        {
            var start = text.Length;
            Append(mark.Index, next);
            blocks.Add(new ReplyBlock(start, text.Length, kind, ProgramText.Clean(answer[codeStart..codeEnd]), IsClosed: codeEnd < answer.Length));
            at = next;
        }

        private void Append(int start, int until)
        {
            stretches.Add((text.Length, start));
            text.Append(answer, start, until - start);
        }

        // Python's rules first. A program that never ends by them is broken in any case, and is to be run whole to be told so.
        private (int CodeEnd, int Next) EndOf(int start, Predicate<Match> accepts)
        {
            if (PythonScan.Find(BlockEnd(), answer, start, accepts) is not { } match)
                return Plain(BlockEnd(), start, accepts);
            var isConsumed = (match.Groups["fence"].Success || match.Groups["tag"].Success) && !NextFence().IsMatch(answer, match.Index);
            return (match.Index, isConsumed ? match.Index + match.Length : match.Index);
        }

        private (int CodeEnd, int Next) Plain(Regex mark, int start, Predicate<Match> accepts) =>
            mark.Matches(answer, start).FirstOrDefault(match => accepts(match)) is { } end
                ? (end.Index, end.Index + end.Length)
                : (answer.Length, answer.Length);

        private static BlockKind KindOf(string language) => language.ToUpperInvariant() switch
        {
            "" => BlockKind.Unlabelled,
            "PYTHON" or "PYTHON3" or "PY" or "TOOL_CODE" or "EXECUTE" or "IPYTHON" or "PYCON" => BlockKind.Python,
            _ => BlockKind.Other,
        };
    }
}
