using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Agents.Modes.Json;
using CodeAct.Embodied.Agents.Modes.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

/// <summary>The forms in which models write, as docs/replies.md lists them: what is run of each.</summary>
public sealed class ReplyFormTests
{
    private static IEnumerable<TestCaseData> Programs()
    {
        const string fence = "```python\nlook()\n```";
        const string draft = "```python\ngoto('cabinet 1')\n```";
        foreach (var (start, end) in ((string, string)[])
            [("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<thought>", "</thought>"), ("<reasoning>", "</reasoning>"), ("<reflection>", "</reflection>"), ("<analysis>", "</analysis>"), ("<scratchpad>", "</scratchpad>"), ("<plan>", "</plan>"), ("<THINK>", "</THINK>"),
             ("<seed:think>", "</seed:think>"), ("[THINK]", "[/THINK]"), ("◁think▷", "◁/think▷"), ("<|START_THINKING|>", "<|END_THINKING|>"),
             ("<|begin_of_thought|>", "<|end_of_thought|>"), ("<|channel|>analysis<|message|>", "<|end|><|start|>assistant<|channel|>final<|message|>")])
        {
            yield return Form($"thought in {start}", $"{start}A draft:\n{draft}\n{end}{fence}", "look()");
            yield return Form($"thought before {end}", $"A draft:\n{draft}\n{end}\n{fence}", "look()");
            yield return Form($"open draft before {end}", $"```python\ngoto('cabinet 1')\n{end}\n{fence}", "look()");
            yield return Form($"open draft right before {end}", $"```python\ngoto('cabinet 1'){end}\n{fence}", "look()");
        }

        foreach (var (start, end) in ((string, string)[])
            [("<execute>", "</execute>"), ("<execute_code>", "</execute_code>"), ("<script>\n", "</script>"), ("<code language=\"python\">\n", "\n</code>"), ("<code>\n", "\n</code>"),
             ("<execute>\n```python\n", "\n```\n</execute>"), ("```python3\n", "\n```"), ("```py\n", "\n```"), ("```execute\n", "\n```"), ("```ipython\n", "\n```"), ("```pycon\n>>> ", "\n```"), ("````\n", "\n````"),
             ("```Python title=\"look\"\n", "\n```"), ("```{python}\n", "\n```"), ("<start_of_turn>model\n```\n", "\n```<end_of_turn>"), ("[INST] [/INST] ```python\n", "\n``` </s>"), ("<｜Assistant｜>```python\n", "\n```<｜end▁of▁sentence｜>"), ("<python>", "</python>"), ("<tool_code>", "</tool_code>"), ("[PYTHON]", "[/PYTHON]"), ("<|python_tag|>", "<|eom_id|>"),
             ("<|python_start|>", "<|python_end|>"), ("<invoke name=\"python\"><parameter name=\"code\">", "</parameter></invoke>"), ("```tool_code\n", "\n```"), ("~~~python\n", "\n~~~"),
             ("<|channel|>commentary to=python <|constrain|>code<|message|>", "<|call|>"), ("```python ", "```"), ("<|im_start|>assistant\n```python\n", "\n```<|im_end|>"), ("```python\n", "<|eot_id|>")])
        {
            yield return Form($"program in {start.Trim()}", $"I go.\n{start}look(){end}", "look()");
        }

        yield return Form("annotated name", "```python\nx = 1\nobservation: str = goto('fridge 1')\n```", "x = 1\nobservation: str = goto('fridge 1')");
        yield return Form("mark of thought in a string", "```python\nmsg = 'strip <think> tags'\nprint(msg)\n```", "msg = 'strip <think> tags'\nprint(msg)");
        yield return Form("end mark of thought in a string", "```python\nmsg = \"\"\"\n</think>\n\"\"\"\nlook()\n```", "msg = \"\"\"\n</think>\n\"\"\"\nlook()");
        yield return Form("fence in a string", "```python\ntext = '''\n```\nhello\n```\n'''\nprint(text)\n```", "text = '''\n```\nhello\n```\n'''\nprint(text)");
        yield return Form("fence in a comment", "```python\nlook()  # not ``` here\nlook()\n```", "look()  # not ``` here\nlook()");
        yield return Form("apostrophe in a comment", "```python\nlook()  # don't\n```\nI don't know.", "look()  # don't");
        yield return Form("string without an end", "```python\ntext = '''\nlook()\n```\nDone.", "text = '''\nlook()");
        yield return Form("prose in a fence before", "```\nThe plan: look.\n```\n" + fence, "look()");
        yield return Form("fence behind a word", "Sure! ```python\nlook()\n```", "look()");
        yield return Form("fence without label behind a word", "Sure! ```\nlook()\n```", "look()");
        yield return Form("fence under a list item", "1. Look:\n   ```python\n   if True:\n       look()\n   ```", "if True:\n    look()");
        yield return Form("fence as a list item", "- ```python\n  look()\n  ```", "look()");
        yield return Form("fence that ends behind code", "```python\nlook()```", "look()");
        yield return Form("two fences and no end between", "```python\na = 1\n```python\nprint(a)\n```", "a = 1\nprint(a)");
        yield return Form("bare code", "goto('fridge 1')\nprint(look())", "goto('fridge 1')\nprint(look())");
        yield return Form("bare code behind words", "I'll look into it.\n\nfor place in ['fridge 1']:\n    goto(place)\n\nThat should do.", "for place in ['fridge 1']:\n    goto(place)");
        yield return Form("prompts", ">>> goto('fridge 1')\nThe fridge 1 is closed.\n>>> if True:\n...     look()\n...", "goto('fridge 1')\nif True:\n    look()\n");
        yield return Form("prompts in a fence", "```python\n>>> look()\nYou see a fridge.\n```", "look()");
        yield return Form("the other side", "```python\nlook()\n```<|im_end|>\n<|im_start|>user\nObservation: a fridge\n```python\nopen('fridge 1')\n```", "look()");
        yield return Form("the user", "```python\nlook()\n```\nUser: Go on.\n```python\nopen('fridge 1')\n```", "look()");
        yield return Form("fence without label and unusual lines", "```\n*names, last = look().objects\n[print(name) for name in names]\nprint(last)\n```", "*names, last = look().objects\n[print(name) for name in names]\nprint(last)");
        yield return Form("bare code with a text of several lines", "text = '''I see\nthis.'''\n'''A remark.'''\nprint(text)", "text = '''I see\nthis.'''\n'''A remark.'''\nprint(text)");
        yield return Form("remark with a tag", "I use <code>look</code> first.\n" + fence, "look()");
        yield return Form("a word of the mark in a sentence", "I leave <think> out.\n" + fence, "look()");

        static TestCaseData Form(string name, string text, string code) => new TestCaseData(text, code.TrimEnd()).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Programs))]
    public void A_program_is_read_from(string text, string code) =>
        Assert.That(CodeReply.Read(text, isCut: false).Action, Is.EqualTo(new AgentAction.Program(code)));

    [TestCase("<think>I wonder\n```python\nlook()\n```", TestName = "A_thought_that_never_ends_is_not_run")]
    [TestCase("```python\nlook()\n```\n</think>", TestName = "What_was_thought_only_is_not_run")]
    [TestCase("```js\nlook()\n```", TestName = "A_program_in_another_language_is_not_run")]
    public void Nothing_is_run_of(string text) =>
        Assert.That(CodeReply.Read(text, isCut: false).Action, Is.TypeOf<AgentAction.None>());

    [Test]
    public void An_invented_observation_does_not_stay_in_the_conversation()
    {
        var reply = CodeReply.Read("Go.\r\n```python\r\nlook()\r\n```\r\nObservation:\r\nA fridge.", isCut: false);

        Assert.That(reply.Kept, Is.EqualTo("Go.\n```python\nlook()\n```"));
    }

    [Test]
    public void Nor_does_one_behind_a_command() =>
        Assert.That(
            CommandReply.Read("<think>Cold?</think>Thought: I go.\nAction: go to safe 1\nObservation: It is open.\nAction: look", Dialect.Alfworld04).Kept,
            Is.EqualTo("<think>Cold?</think>Thought: I go.\nAction: go to safe 1"));

    [Test]
    public void Nor_does_one_behind_a_call() =>
        Assert.That(
            ToolReply.ReadText("<tool_call>{\"name\": \"look\"}</tool_call>\n<tool_response>A fridge.</tool_response>", FunctionList.Default).Kept,
            Is.EqualTo("<tool_call>{\"name\": \"look\"}</tool_call>"));

    [TestCase("""{"name": "goto", "arguments": "{\"receptacle\": \"safe 1\"}"}""", TestName = "Arguments_wrapped_in_a_text")]
    [TestCase("""I go.[calls the tool goto with {"receptacle": "safe 1"}]""", TestName = "A_call_in_square_brackets")]
    [TestCase("{'tool': 'goto', 'arguments': {'receptacle': 'safe 1'}}", TestName = "The_spelling_of_Python")]
    [TestCase("""<tool_call>{"name": "goto", "arguments": {"receptacle": "safe 1"}}</tool_call>""", TestName = "Hermes_and_Qwen")]
    [TestCase("""<function=goto>{"receptacle": "safe 1"}</function>""", TestName = "Llama")]
    [TestCase("""[TOOL_CALLS]goto[ARGS]{"receptacle": "safe 1"}""", TestName = "Mistral")]
    [TestCase("<｜tool▁call▁begin｜>function<｜tool▁sep｜>goto\n```json\n{\"receptacle\": \"safe 1\"}\n```<｜tool▁call▁end｜>", TestName = "DeepSeek")]
    [TestCase("""<|channel|>commentary to=functions.goto <|constrain|>json<|message|>{"receptacle": "safe 1"}<|call|>""", TestName = "Gpt_oss")]
    [TestCase("Action: goto\nAction Input: {\"receptacle\": \"safe 1\"}", TestName = "ReAct")]
    [TestCase("""{"type": "function", "function": {"name": "goto", "arguments": {"receptacle": "safe 1"}}}""", TestName = "The_form_of_the_API_in_the_text")]
    [TestCase("""{"goto": {"receptacle": "safe 1"}}""", TestName = "The_name_as_a_key")]
    [TestCase("I go: goto(\"safe 1\")", TestName = "A_call_of_Python")]
    [TestCase("goto(receptacle='safe 1')", TestName = "A_call_of_Python_with_names")]
    [TestCase("""{"tool": "look"}</think>{"tool": "goto", "arguments": {"receptacle": "safe 1"}}""", TestName = "A_call_behind_a_draft")]
    public void A_call_is_read_from(string text)
    {
        var action = ToolReply.ReadText(text, FunctionList.Default).Action;

        Assert.That(action, Is.TypeOf<AgentAction.ToolCall>());
        Assert.That(((AgentAction.ToolCall)action).Arguments, Is.EqualTo((string[])["safe 1"]));
    }

    [TestCase("""I will look: {"seen": ["fridge 1"]}""", TestName = "An_object_behind_a_word")]
    [TestCase("""{"look": [], "goto": ["safe 1"]}""", TestName = "Two_names_as_keys")]
    [TestCase("First goto(\"safe 1\"), then open(\"safe 1\").", TestName = "Two_calls_of_Python")]
    [TestCase("goto(\"safe 1\", \"safe 2\")", TestName = "A_call_of_Python_with_too_much")]
    public void Nothing_is_called_by(string text) =>
        Assert.That(ToolReply.ReadText(text, FunctionList.Default).Action, Is.TypeOf<AgentAction.None>());

    [Test]
    public void Half_a_character_is_replaced_and_a_whole_one_stays()
    {
        var action = (AgentAction.ToolCall)ToolReply.Read(new("1", "put", """["\ud83e \ud83e\udd5a \\ud83e", "\udd5a"]"""), FunctionList.Default);
        var inText = (AgentAction.ToolCall)ToolReply.ReadText("""{"tool": "goto", "arguments": {"receptacle": "\ud83e"}}""", FunctionList.Default).Action;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(action.Arguments, Is.EqualTo((string[])["\ufffd \ud83e\udd5a \\ud83e", "\ufffd"]));
            Assert.That(inText.Arguments, Is.EqualTo((string[])["\ufffd"]));
            Assert.That(ToolReply.WellFormed(new("1", "goto", """{"receptacle": "\ud83e"}""")).Arguments, Is.EqualTo("""{"receptacle": "\ufffd"}"""));
        }
    }

    [TestCase("{\"a\": 1,}", "{\"a\":1}")]
    [TestCase("{\"a\": 1}", "{\"a\": 1}")]
    [TestCase("", "{}")]
    [TestCase(" ", "{}")]
    [TestCase("\"\"", "{}")]
    [TestCase("\"null\"", "{}")]
    [TestCase("null", "{}")]
    [TestCase("[1]", "{}")]
    [TestCase("{\"a\": ", "{}")]
    [TestCase("{'a': True}", "{\"a\":true}")]
    [TestCase("\"{\\\"a\\\": 1}\"", "{\"a\":1}")]
    public void What_is_sent_back_is_always_an_object(string arguments, string sent) =>
        Assert.That(ToolReply.WellFormed(new("1", "look around", arguments)), Is.EqualTo(new CodeAct.Embodied.Agents.Models.ChatToolCall("1", "look_around", sent)));

    // No stretch of it may be gone through once for each of its characters: that would not end.
    [TestCase("{")]
    [TestCase("{\"a\":")]
    [TestCase("{'a':")]
    [TestCase("`")]
    [TestCase("a`")]
    [TestCase("``` ")]
    [TestCase("```a")]
    [TestCase(" ")]
    [TestCase("*")]
    [TestCase("\\\"")]
    [TestCase("'")]
    [TestCase("<think>")]
    [TestCase("<code>")]
    [TestCase("</think>")]
    [TestCase("Action:")]
    [TestCase("Action:\n")]
    [TestCase("with ")]
    [TestCase("\"a\",")]
    [TestCase("f(\"a\"")]
    [TestCase(").")]
    [TestCase("a, ")]
    [TestCase("<|channel|>to=python ")]
    [TestCase(" to=python")]
    [CancelAfter(60_000)]
    [Category(TestCategory.Slow)]
    public void An_answer_of_one_thing_again_and_again_is_read_to_its_end(string piece, CancellationToken cancellationToken)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
        foreach (var text in (string[])[repeated, "goto(" + repeated + "`", "<|channel|>" + repeated + "<", "```python\n" + repeated, "```" + repeated + "`", "x: " + repeated])
        {
            CodeReply.Read(text, isCut: false);
            CommandReply.Read(text, Dialect.Alfworld04);
            ToolReply.ReadText(text, FunctionList.Default);
            ToolReply.WellFormed(new("1", "goto", text));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [TestCase("Action:\n```\ngo to safe 1\n```", TestName = "A_command_in_a_fence")]
    [TestCase("**Action**: go to safe 1", TestName = "A_bold_mark")]
    [TestCase("I now go to the safe: Action: go to safe 1", TestName = "A_mark_in_a_sentence")]
    [TestCase("Action: goto(\"safe 1\")", TestName = "A_call")]
    [TestCase("Action: goto(receptacle='safe 1')", TestName = "A_call_with_a_name")]
    [TestCase("Action: **go to safe 1**.", TestName = "A_bold_command")]
    [TestCase("<action>go to safe 1</action>", TestName = "A_tag")]
    [TestCase("The next action: perhaps look?\nAction: go to safe 1", TestName = "A_mark_at_the_start_of_a_line_before_one_in_a_sentence")]
    [TestCase("Action: look\n</think>\nAction: go to safe 1", TestName = "A_draft_before_the_end_of_a_thought")]
    public void A_command_is_read_from(string text) =>
        Assert.That(CommandReply.Read(text, Dialect.Alfworld04).Action, Is.EqualTo(new AgentAction.Command("go to safe 1")));

    [TestCase("Action:")]
    [TestCase("Action:\n\n")]
    public void An_empty_command_takes_no_step(string text) =>
        Assert.That(CommandReply.Read(text, Dialect.Alfworld04).Action, Is.TypeOf<AgentAction.None>());
}
