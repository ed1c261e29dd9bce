namespace CodeAct.Embodied.Agents.Replies;

/// <summary>What kind of text a block says that it holds.</summary>
internal enum BlockKind
{
    /// <summary>It does not say.</summary>
    Unlabelled,

    /// <summary>Python, by its label or its tag.</summary>
    Python,

    /// <summary>Another language.</summary>
    Other,
}

/// <summary>A block in a model's answer: between fences, tags or the marks of a chat template.</summary>
/// <param name="Start">Where it begins in <see cref="ReplyText.Text"/>, its mark included.</param>
/// <param name="End">Where it ends there, its mark included.</param>
/// <param name="Code">What is in it, without the indentation that all of its lines share.</param>
/// <param name="IsClosed">Whether its end was written.</param>
internal sealed record ReplyBlock(int Start, int End, BlockKind Kind, string Code, bool IsClosed);
